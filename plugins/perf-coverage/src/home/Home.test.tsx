import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGapPage } from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { MyGaps } from './MyGaps';

describe('my gaps', () => {
  const me = ['user:default/ada', 'group:default/scheduling'];

  it('are the most urgent ones that the reader owns or is to close', async () => {
    const api = aPerfCoverageApi();
    renderPage(<MyGaps rows={3} />, { api, me });

    expect(
      await screen.findByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(screen.getByText('Critical')).toBeInTheDocument();
    expect(screen.getByText(/Residency scheduler · 15–20 h/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'All 1 gap' })).toHaveAttribute(
      'href',
      '/perf-coverage/gaps?mine=true',
    );
    expect(api.listGaps).toHaveBeenCalledWith({
      mine: me,
      sort: 'priority',
      order: 'asc',
      limit: 3,
    });
  });

  it('say so where there is none, and where the reader is nobody', async () => {
    const api = aPerfCoverageApi();
    api.listGaps.mockResolvedValue({ ...aGapPage(), items: [] });
    const none = renderPage(<MyGaps />, { api, me });
    expect(await screen.findByText('No open gap')).toBeInTheDocument();
    none.unmount();

    api.listGaps.mockClear();
    renderPage(<MyGaps />, { api, me: [] });
    expect(
      await screen.findByText('You are nobody here yet'),
    ).toBeInTheDocument();
    expect(api.listGaps).not.toHaveBeenCalled();
  });

  it('explain an error and try again', async () => {
    const api = aPerfCoverageApi();
    api.listGaps.mockRejectedValueOnce(aResponseError(500, 'no'));
    renderPage(<MyGaps />, { api, me });

    expect(await screen.findByRole('alert')).toHaveTextContent('your gaps');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByText('Swap operations are untested'),
    ).toBeInTheDocument();
  });
});
