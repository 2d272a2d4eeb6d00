import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGapPage } from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { download } from '../components/csv';
import { AllGapsContent } from './AllGapsContent';
import { gapsToCsv } from './gapCsv';
import { readGapFilters } from './useGapFilters';

jest.mock('../components/csv', () => ({
  ...jest.requireActual('../components/csv'),
  download: jest.fn(),
}));

const [item] = aGapPage().items;

describe('the gaps of all components', () => {
  it('lists gaps with their component and says what they come to', async () => {
    renderPage(<AllGapsContent />);

    const row = await screen.findByRole('row', { name: /Swap operations/ });
    expect(
      within(row).getByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(
      within(row).getByRole('link', { name: 'Residency scheduler' }),
    ).toHaveAttribute('href', TAB);
    expect(within(row).getByText('15–20 h')).toBeInTheDocument();
    expect(
      screen.getByText(
        '1 gap in 1 component · 1 critical · 15–20 h of estimated work · 1 assigned to nobody',
      ),
    ).toBeInTheDocument();
  });

  it('asks the backend for what the address says, and keeps filters there', async () => {
    const api = aPerfCoverageApi();
    const view = renderPage(<AllGapsContent />, {
      api,
      at: '/?priority=critical&status=waived&status=nonsense&sort=effort&order=desc',
    });
    const user = userEvent.setup();

    await screen.findByRole('row', { name: /Swap operations/ });
    expect(api.listGaps).toHaveBeenLastCalledWith({
      priority: ['critical'],
      status: ['waived'],
      sort: 'effort',
      order: 'desc',
      limit: 100,
    });
    await user.click(screen.getByRole('checkbox', { name: /^Untested/ }));
    expect(addressIn(view)).toContain('type=untested');
    await user.click(screen.getByRole('button', { name: 'Component' }));
    expect(addressIn(view)).toContain('sort=component&order=asc');
    await waitFor(() =>
      expect(api.listGaps).toHaveBeenLastCalledWith(
        expect.objectContaining({ type: ['untested'], sort: 'component' }),
      ),
    );
  });

  it('shows mine: what the reader and the reader’s teams own or are to close', async () => {
    const api = aPerfCoverageApi();
    renderPage(<AllGapsContent />, {
      api,
      at: '/?mine=true',
      me: ['user:default/ada', 'group:default/scheduling'],
    });

    await screen.findByRole('row', { name: /Swap operations/ });
    expect(api.listGaps).toHaveBeenCalledWith({
      mine: ['user:default/ada', 'group:default/scheduling'],
      limit: 100,
    });
  });

  it('begins with mine for whoever belongs to a team, and keeps it with other filters', async () => {
    const api = aPerfCoverageApi();
    const me = ['user:default/ada', 'group:default/scheduling'];
    const view = renderPage(<AllGapsContent />, { api, me });

    await screen.findByRole('row', { name: /Swap operations/ });
    expect(api.listGaps.mock.calls).toEqual([[{ mine: me, limit: 100 }]]);
    expect(screen.getByRole('checkbox', { name: /^Mine/ })).toBeChecked();

    await userEvent.click(screen.getByRole('checkbox', { name: /^Untested/ }));
    expect(addressIn(view)).toContain('mine=true&type=untested');
    await userEvent.click(screen.getByRole('checkbox', { name: /^Mine/ }));
    expect(addressIn(view)).toContain('mine=false');
    await waitFor(() =>
      expect(api.listGaps).toHaveBeenLastCalledWith({
        type: ['untested'],
        limit: 100,
      }),
    );
  });

  it('begins with all gaps where none is mine', async () => {
    const api = aPerfCoverageApi();
    const none = aGapPage({ items: [] });
    api.listGaps.mockImplementation(async query =>
      query?.mine
        ? { ...none, totals: { ...none.totals, gaps: 0 } }
        : aGapPage(),
    );
    const view = renderPage(<AllGapsContent />, {
      api,
      me: ['user:default/ada', 'group:default/scheduling'],
    });

    await screen.findByRole('row', { name: /Swap operations/ });
    expect(addressIn(view)).toContain('mine=false');
  });

  it('asks nothing and says so where the reader owns nothing', async () => {
    const api = aPerfCoverageApi();
    renderPage(<AllGapsContent />, { api, at: '/?mine=true', me: [] });

    expect(await screen.findByText('You own no component')).toBeInTheDocument();
    expect(api.listGaps).not.toHaveBeenCalled();
  });

  it('loads more where there is more', async () => {
    const api = aPerfCoverageApi();
    api.listGaps.mockImplementation(async query =>
      query?.cursor
        ? aGapPage({ items: [{ ...item, id: 'b', title: 'The second gap' }] })
        : aGapPage({ nextCursor: 'next' }),
    );
    renderPage(<AllGapsContent />, { api });
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('The second gap')).toBeInTheDocument();
    expect(screen.getByText('Swap operations are untested')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the list of gaps'],
    [503, 'The backend could not answer for the list of gaps'],
  ])('says what failed with %d, and asks again', async (status, text) => {
    const api = aPerfCoverageApi();
    api.listGaps.mockRejectedValueOnce(aResponseError(status, 'No'));
    renderPage(<AllGapsContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /Swap operations/ }),
    ).toBeInTheDocument();
  });

  it('exports all pages of the selection', async () => {
    const saved = jest.mocked(download);
    const api = aPerfCoverageApi();
    api.listGaps.mockImplementation(async query =>
      query?.cursor
        ? aGapPage({ items: [{ ...item, title: '=cmd()' }] })
        : aGapPage({ nextCursor: 'next' }),
    );
    renderPage(<AllGapsContent />, { api, at: '/?priority=critical' });

    const button = await screen.findByRole('button', { name: 'Export CSV' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await waitFor(() => expect(saved).toHaveBeenCalled());
    const text = saved.mock.calls[0][2];
    expect(text).toContain('"Swap operations are untested"');
    expect(text).toContain(`"'=cmd()"`);
    expect(api.listGaps).toHaveBeenLastCalledWith({
      priority: ['critical'],
      limit: 500,
      cursor: 'next',
    });
  });
});

describe('gapsToCsv', () => {
  it('has as many cells in each line as columns', () => {
    const lines = gapsToCsv([item], () => 'https://portal.example.com/gap')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    const cells = (line: string) => line.split(',').length;
    const simple = gapsToCsv(
      [{ ...item, why: 'No comma', title: 'None' }],
      () => 'x',
    ).split('\r\n');
    expect(cells(simple[1])).toBe(cells(lines[0]));
  });
});

describe('readGapFilters', () => {
  it('leaves out what the backend would refuse', () => {
    expect(
      readGapFilters(
        new URLSearchParams('type=odd&priority=low&sort=nothing&owner=x'),
      ),
    ).toEqual({ query: { priority: ['low'], owner: ['x'] }, mine: false });
  });
});
