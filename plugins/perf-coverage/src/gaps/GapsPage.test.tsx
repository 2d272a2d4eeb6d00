import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aComponentDetail, aGap, aGapDetail } from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { sortGaps } from './GapsPage';

const GAPS = `${TAB}/gaps`;

/** Titles of the rows, top to bottom. */
async function titles(): Promise<(string | null)[]> {
  const table = await screen.findByRole('region', { name: 'Gaps' });
  return within(table)
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent);
}

describe('the gaps of a component', () => {
  it('lists open gaps with priority, owner, hours and phase', async () => {
    renderPage(<EntityContent />, { at: GAPS });

    const row = await screen.findByRole('row', {
      name: /Swap operations are untested/,
    });
    expect(within(row).getByText('Critical')).toBeInTheDocument();
    expect(within(row).getByText('15–20 h')).toBeInTheDocument();
    expect(within(row).getByText('Close blocking gaps')).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: /ada/ })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );
    expect(row).not.toHaveTextContent('not assigned');
    // Nobody is assigned: the component's owner stands in.
    const unassigned = screen.getByRole('row', { name: /Failure scenarios/ });
    expect(
      within(unassigned).getByRole('link', { name: /scheduling/ }),
    ).toBeInTheDocument();
    expect(unassigned).toHaveTextContent('as owner, not assigned');
    expect(await titles()).toEqual([
      'Swap operations are untested',
      'Failure scenarios are untested',
    ]);
  });

  it('says how many operations the evidence has no room for', async () => {
    const gap = {
      type: 'uncovered-operations' as const,
      subjects: ['GET /swaps', 'POST /swaps', 'GET /people'],
      links: [
        {
          type: 'operation' as const,
          api: 'api:default/scheduler',
          operation: 'GET /swaps',
          label: 'GET /swaps',
        },
      ],
    };
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(aComponentDetail({ gaps: [aGap(gap)] }));
    api.getGap.mockResolvedValue(aGapDetail(gap));
    renderPage(<EntityContent />, { api, at: `${GAPS}?gap=gap-swap` });
    const pane = await screen.findByRole('dialog');
    expect(
      await within(pane).findByText('And 2 more operations'),
    ).toBeInTheDocument();
  });

  it('filters by priority and shows closed ones on request, in the address', async () => {
    const view = renderPage(<EntityContent />, { at: GAPS });
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Closed (1)' }));
    expect(await titles()).toContain('Idempotency has never run');
    expect(addressIn(view)).toBe(`${GAPS}?closed=true`);

    await user.click(screen.getByRole('button', { name: 'Moderate (1)' }));
    expect(await titles()).toEqual(['Failure scenarios are untested']);
    expect(addressIn(view)).toBe(`${GAPS}?closed=true&priority=moderate`);
    expect(
      screen.getByRole('button', { name: 'Moderate (1)' }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  it('says so where no gap fits', async () => {
    renderPage(<EntityContent />, { at: `${GAPS}?priority=high` });

    expect(await screen.findByText('No gap fits here')).toBeInTheDocument();
  });

  it('opens a gap beside the list, with its evidence and history, and goes back', async () => {
    const view = renderPage(<EntityContent />, { at: `${GAPS}?closed=true` });
    const user = userEvent.setup();

    await user.click(
      await screen.findByRole('link', { name: 'Swap operations are untested' }),
    );

    const pane = await screen.findByRole('dialog', {
      name: 'Swap operations are untested',
    });
    expect(addressIn(view)).toBe(`${GAPS}?closed=true&gap=gap-swap`);
    expect(pane).toHaveTextContent('Nothing tests swaps');
    expect(pane).toHaveTextContent(
      'Why it mattersUsed daily; data integrity depends on it',
    );
    expect(pane).toHaveTextContent('Write a load test of POST /api/swaps.');
    expect(pane).toHaveTextContent('15–20 h, from the plan');
    expect(
      await within(pane).findByText(/load-tests\/swaps.js was deleted/),
    ).toBeInTheDocument();
    expect(
      within(pane).getByRole('link', { name: 'perf-coverage.yaml:8' }),
    ).toHaveAttribute(
      'href',
      `${GAPS}?closed=true&gap=gap-swap&source=perf-coverage.yaml&line=8`,
    );

    await user.click(within(pane).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(addressIn(view)).toBe(`${GAPS}?closed=true`));
  });

  it('opens a shared address of a gap, even one that the list does not hold', async () => {
    const api = aPerfCoverageApi();
    api.getGap.mockResolvedValue(
      aGapDetail({ id: 'old', why: 'It was open long ago.' }),
    );
    renderPage(<EntityContent />, { api, at: `${GAPS}?gap=old` });

    expect(
      await screen.findByText('It was open long ago.'),
    ).toBeInTheDocument();
  });

  it('leads from the history to the people in it', async () => {
    const api = aPerfCoverageApi();
    const cause = 'waived by user:default/grace until 2026-12-31';
    api.getGap.mockResolvedValue(
      aGapDetail({
        history: [{ type: 'waived', at: '2026-11-20T08:00:00Z', cause }],
      }),
    );
    renderPage(<EntityContent />, { api, at: `${GAPS}?gap=gap-swap` });

    const pane = await screen.findByRole('dialog');
    expect(
      await within(pane).findByRole('link', { name: /^grace$/i }),
    ).toHaveAttribute('href', expect.stringContaining('/user/grace'));
    expect(pane).not.toHaveTextContent('user:default/grace');
  });

  it('leaves the keyboard at the gap in the list, also where an address opened it', async () => {
    renderPage(<EntityContent />, { at: `${GAPS}?gap=gap-swap` });
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: /Swap operations/ }),
      ).toHaveFocus(),
    );
  });

  it('says that a gap is not there and keeps the list', async () => {
    const api = aPerfCoverageApi();
    api.getGap.mockRejectedValue(aResponseError(404, 'No gap "gone"'));
    renderPage(<EntityContent />, { api, at: `${GAPS}?gap=gone` });

    expect(
      await screen.findByText('The portal does not find this gap'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Failure scenarios are untested'),
    ).toBeInTheDocument();
  });

  it('shows text of files as text', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        gaps: [aGap({ title: '<img src=x onerror="boom()">' })],
      }),
    );
    const { container } = renderPage(<EntityContent />, { api, at: GAPS });

    expect(
      await screen.findByText('<img src=x onerror="boom()">'),
    ).toBeInTheDocument();
    expect(container.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('sortGaps', () => {
  const gaps = [
    aGap({ id: 'a', priority: 'low', estimate: null }),
    aGap({ id: 'b', priority: 'critical' }),
    aGap({
      id: 'c',
      priority: 'critical',
      estimate: { low: 1, high: 2, source: 'default' },
      openedAt: '2026-10-01T00:00:00Z',
    }),
  ];

  it.each([
    ['priority', 'asc', 'bca'],
    ['priority', 'desc', 'abc'],
    ['hours', 'asc', 'acb'],
    ['hours', 'desc', 'bca'],
    ['opened', 'asc', 'cab'],
  ] as const)('by %s %s', (by, order, expected) => {
    expect(
      sortGaps(gaps, by, order)
        .map(gap => gap.id)
        .join(''),
    ).toBe(expected);
  });
});
