import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentSummary,
  anUnknownComponent,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { OverviewCard } from './OverviewCard';

describe('the overview card', () => {
  it('shows ring, critical gaps, effort, date and one link', async () => {
    const api = aPerfCoverageApi();
    renderPage(<OverviewCard />, { api });

    expect(
      await screen.findByRole('img', {
        name: /12 met, 4 run and fresh, 9 only written, 15 without evidence/,
      }),
    ).toHaveTextContent('30 %');
    expect(screen.getByText('8 gaps, 3 critical')).toBeInTheDocument();
    expect(screen.getByText('82–104 h left')).toBeInTheDocument();
    expect(
      screen.getByText('80 % likely done by 14 March 2027'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Gaps, results and roadmap/ }),
    ).toHaveAttribute('href', TAB);
    expect(api.getComponent).not.toHaveBeenCalled();
  });

  it('leads on where nothing is known', async () => {
    const api = aPerfCoverageApi();
    api.getSummary.mockResolvedValue(anUnknownComponent().summary);
    renderPage(<OverviewCard />, { api });

    expect(
      await screen.findByText(/The component has no source location/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Set it up/ })).toHaveAttribute(
      'href',
      TAB,
    );
  });

  it('counts nothing where nothing is asked', async () => {
    const api = aPerfCoverageApi();
    api.getSummary.mockResolvedValue(
      aComponentSummary({ met: 0, applicable: 0, state: 'excluded' }),
    );
    renderPage(<OverviewCard />, { api });

    expect(await screen.findByText('No requirements')).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = aPerfCoverageApi();
    api.getSummary.mockRejectedValueOnce(aResponseError(500, 'broken'));
    renderPage(<OverviewCard />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent('broken');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('82–104 h left')).toBeInTheDocument();
  });
});
