import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGapPage } from '../__testUtils__/builders';
import { aPerfCoverageApi, renderPage } from '../__testUtils__/renderPages';
import { MyWorkPage } from '../myWork';
import { PlanningPage } from '../planning';
import { AllGapsContent } from './AllGapsContent';
import { phaseTitles } from './phaseTitles';

describe('the title of a phase', () => {
  const titleOf = phaseTitles([
    { phase: 'q1', phaseTitle: 'First quarter' },
    { phase: 'q1', phaseTitle: 'First quarter' },
    { phase: 'q2', phaseTitle: 'Second quarter' },
    { phase: 'q2', phaseTitle: 'After the launch' },
    { phase: 'q2', phaseTitle: 'Second quarter' },
    { phase: null, phaseTitle: null },
  ]);

  it.each([
    ['that all plans agree on', 'q1', 'First quarter'],
    ['on which plans differ is its name', 'q2', 'q2'],
    ['that no gap is in is its name', 'q3', 'q3'],
  ])('%s', (_, name, title) => {
    expect(titleOf(name)).toBe(title);
  });
});

describe('phases are called by their titles', () => {
  const me = ['user:default/ada'];
  const api = () => {
    const one = aPerfCoverageApi();
    const page = aGapPage();
    const gap = {
      ...page.items[0],
      phase: 'q1',
      phaseTitle: 'First quarter',
      assignee: me[0],
    };
    one.listGaps.mockResolvedValue({
      ...page,
      items: [gap],
      facets: { ...page.facets, phase: [{ value: 'q1', count: 1 }] },
    });
    return one;
  };

  it('in the list of gaps and its filter', async () => {
    renderPage(<AllGapsContent />, { api: api() });
    expect(
      await screen.findByRole('row', { name: /First quarter/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('checkbox', { name: /^First quarter/ }),
    ).toBeInTheDocument();
  });

  it('on the board, in its groups and among what can be chosen', async () => {
    renderPage(<PlanningPage />, { api: api(), at: '/?group=phase' });
    const groups = await screen.findByRole('region', {
      name: 'Groups of gaps',
    });
    await userEvent.click(
      within(
        within(groups).getByRole('row', { name: /First quarter/ }),
      ).getByRole('button', { name: 'Select' }),
    );
    expect(screen.getByRole('option', { name: 'First quarter' })).toHaveValue(
      'q1',
    );
  });

  it('in my work', async () => {
    renderPage(<MyWorkPage />, { api: api(), me });
    expect(await screen.findByText(/First quarter/)).toBeInTheDocument();
  });
});
