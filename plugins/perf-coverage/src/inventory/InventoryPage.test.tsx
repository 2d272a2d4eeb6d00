import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aComponentDetail, anInventory } from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';

const INVENTORY = `${TAB}/inventory`;

describe('the inventory of a component', () => {
  it('counts what was found and puts files with findings first', async () => {
    renderPage(<EntityContent />, { at: INVENTORY });

    expect(
      await screen.findByText(
        '2 files · 1 test · 1 case · 1 suite · 1 script · 1 scenario · 1 threshold · 0 requests · 1 finding',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['load-tests/scenarios', 'backend/tests/performance']);
    expect(screen.getByText('Can’t run')).toBeInTheDocument();
  });

  it('opens a file with its finding, its mend and a link to the line', async () => {
    renderPage(<EntityContent />, { at: INVENTORY });

    await userEvent.click(await screen.findByText('soak.js'));

    expect(
      await screen.findByText(/It imports ..\/utils\/missing.js/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Add the module or correct its path.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'line 3' })).toHaveAttribute(
      'href',
      `${INVENTORY}?source=load-tests%2Fscenarios%2Fsoak.js&line=3`,
    );
    expect(
      screen.getByText(/constant-vus · 50 VUs at most · 2 h/),
    ).toBeInTheDocument();
  });

  it('finds by the name of a test and filters by framework, in the address', async () => {
    const view = renderPage(<EntityContent />, { at: INVENTORY });
    const user = userEvent.setup();

    await user.type(
      await screen.findByRole('searchbox', { name: 'Search inventory' }),
      '100_residents',
    );
    expect(screen.queryByText('soak.js')).not.toBeInTheDocument();
    expect(screen.getByText('test_acgme_load.py')).toBeInTheDocument();
    expect(addressIn(view)).toBe(`${INVENTORY}?find=100_residents`);

    await user.click(
      screen.getByRole('button', { name: 'Framework k6, 1 file' }),
    );
    expect(screen.getByText('No file fits')).toBeInTheDocument();

    await user.clear(screen.getByRole('searchbox'));
    expect(await screen.findByText('soak.js')).toBeInTheDocument();
    expect(screen.queryByText('test_acgme_load.py')).not.toBeInTheDocument();
  });

  it('invites where nothing was found', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({ inventory: anInventory([]) }),
    );
    renderPage(<EntityContent />, { api, at: INVENTORY });

    expect(
      await screen.findByText('No performance tests found'),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('region', { name: 'catalog-info.yaml' }),
      ).getByText(/perf-coverage.io\/sources/),
    ).toBeInTheDocument();
  });
});
