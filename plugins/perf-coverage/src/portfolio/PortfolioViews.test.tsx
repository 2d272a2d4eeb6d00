import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TestKind, testKinds } from 'backstage-plugin-perf-coverage-common';
import { aComponentPage, aComponentSummary } from '../__testUtils__/builders';
import {
  aHeatMap,
  aHeatMapRow,
  aRollUpPage,
  aRollUpRow,
} from '../__testUtils__/portfolioApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { PortfolioContent } from './PortfolioContent';

const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const aDay = (days: number, met: number, applicable = 310) => ({
  ...{ day: dayAgo(days), components: 12, met, applicable },
  gaps: { critical: 9, high: 1, moderate: 0, low: 0 },
  effortHours: 200,
});

describe('the views of the portfolio', () => {
  it('are links that keep the filters and hold the view in the address', async () => {
    const api = aPerfCoverageApi();
    const view = renderPage(<PortfolioContent />, {
      api,
      at: '/?owner=group:default/payments&sort=phase&order=asc',
    });
    const user = userEvent.setup();
    const views = await screen.findByRole('navigation', { name: 'Views' });
    expect(within(views).getByRole('link', { name: 'Table' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await user.click(within(views).getByRole('link', { name: 'Heat map' }));

    expect(
      await screen.findByRole('grid', { name: 'Components by kind of test' }),
    ).toBeInTheDocument();
    expect(
      Object.fromEntries(new URL(addressIn(view), 'http://x').searchParams),
    ).toEqual({ owner: 'group:default/payments', view: 'heat' });
    expect(api.getHeatMap).toHaveBeenCalledWith({
      owner: ['group:default/payments'],
      limit: 500,
    });
    expect(api.listComponents).toHaveBeenLastCalledWith(
      expect.objectContaining({ limit: 1 }),
    );
  });

  it('says how coverage went since last week, with the trend behind it', async () => {
    const api = aPerfCoverageApi();
    // 142 of 310 now.
    api.getTrend.mockResolvedValue({
      days: [aDay(9, 150), aDay(8, 152), aDay(1, 10)],
    });
    renderPage(<PortfolioContent />, { api, at: '/?tag=java' });

    const change = await screen.findByRole('link', {
      name: '3 % worse than last week',
    });
    expect(change).toHaveAttribute('href', '/?tag=java&view=trends');
    expect(change.title).toMatch(/^Coverage was 49 % on .* and is 46 % now$/);
    expect(api.getTrend).toHaveBeenCalledWith(14, { tag: ['java'] });
  });

  it('says nothing of last week where nothing is known of it', async () => {
    const api = aPerfCoverageApi();
    api.getTrend.mockResolvedValue({ days: [aDay(2, 150)] });
    renderPage(<PortfolioContent />, { api });

    await screen.findByRole('row', { name: /Residency scheduler/ });
    expect(screen.queryByText(/last week/)).not.toBeInTheDocument();
  });

  it('draws a spark line per row, and none where too little is known', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockResolvedValue(
      aComponentPage([
        aComponentSummary({
          trend: [
            { day: '2026-11-01', met: 4, applicable: 40 },
            { day: '2026-11-20', met: 12, applicable: 40 },
          ],
        }),
        aComponentSummary({
          entityRef: 'component:default/web',
          title: 'Web',
          trend: [{ day: '2026-11-20', met: 1, applicable: 2 }],
        }),
      ]),
    );
    renderPage(<PortfolioContent />, { api });

    const row = await screen.findByRole('row', { name: /Residency scheduler/ });
    expect(
      within(row).getByRole('img', {
        name: 'Coverage went from 10 % to 30 % between 1 Nov and 20 Nov',
      }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /Web/ })).getByTitle(
        'Known on fewer than two days so far',
      ),
    ).toBeInTheDocument();
    expect(api.listComponents).toHaveBeenCalledWith(
      expect.objectContaining({ trendDays: 30 }),
    );
  });

  describe('the heat map', () => {
    const rows = [
      aHeatMapRow(),
      aHeatMapRow({
        entityRef: 'component:default/web',
        title: 'Web',
        state: 'unknown',
        kinds: null,
      }),
    ];

    it('says each cell in words', async () => {
      const api = aPerfCoverageApi();
      api.getHeatMap.mockResolvedValue(aHeatMap(rows));
      renderPage(<PortfolioContent />, { api, at: '/?view=heat' });

      const row = await screen.findByRole('row', {
        name: /Residency scheduler/,
      });
      for (const name of [
        'Benchmark: Covered, 2/2 met',
        'Load: Partial, 1/3 met',
        'Spike: Failing, 0/1 met',
        'Soak: nothing asks for it',
      ]) {
        expect(within(row).getByRole('gridcell', { name })).toBeInTheDocument();
      }
      expect(
        within(screen.getByRole('row', { name: /Web/ })).getByRole('gridcell', {
          name: 'Load: not known yet',
        }),
      ).toBeInTheDocument();
      expect(
        within(row).getByRole('link', { name: 'Residency scheduler' }),
      ).toHaveAttribute('href', TAB);
    });

    it('has one stop of the Tab key, arrows between cells, and Enter opens', async () => {
      const api = aPerfCoverageApi();
      api.getHeatMap.mockResolvedValue(aHeatMap(rows));
      const view = renderPage(<PortfolioContent />, { api, at: '/?view=heat' });
      const user = userEvent.setup();
      const cells = await screen.findAllByRole('gridcell');
      expect(cells.filter(cell => cell.tabIndex === 0)).toEqual([cells[0]]);

      cells[0].focus();
      await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{ArrowUp}');
      expect(
        screen.getByRole('gridcell', { name: /^Load: Partial/ }),
      ).toHaveFocus();
      expect(
        cells
          .filter(cell => cell.tabIndex === 0)
          .map(cell => cell.ariaLabel ?? cell.getAttribute('aria-label')),
      ).toEqual(['Load: Partial, 1/3 met']);
      await user.keyboard(
        '{End}{End}{ArrowUp}{Home}{ArrowDown}{PageDown}{Enter}',
      );
      expect(addressIn(view)).toBe(
        '/catalog/default/component/web/performance',
      );
    });

    it('draws 500 components without drawing them again at a step', async () => {
      const many = Array.from({ length: 500 }, (_, index) =>
        aHeatMapRow({
          entityRef: `component:default/c${index}`,
          title: `Component ${index}`,
          kinds: Object.fromEntries(
            testKinds.map((kind): [TestKind, object] => [kind, { none: 1 }]),
          ),
        }),
      );
      const api = aPerfCoverageApi();
      api.getHeatMap.mockResolvedValue(aHeatMap(many));
      renderPage(<PortfolioContent />, { api, at: '/?view=heat' });

      const grid = await screen.findByRole('grid');
      expect(grid).toHaveAttribute('aria-rowcount', '501');
      expect(grid.querySelectorAll('td')).toHaveLength(4500);
    });

    it('explains an answer that fails and tries again', async () => {
      const api = aPerfCoverageApi();
      api.getHeatMap.mockRejectedValueOnce(aResponseError(503, 'busy'));
      renderPage(<PortfolioContent />, { api, at: '/?view=heat' });

      expect(await screen.findByRole('alert')).toHaveTextContent(
        'the heat map',
      );
      await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
      expect(await screen.findByRole('grid')).toBeInTheDocument();
    });
  });

  describe('sums', () => {
    it.each([
      ['owner', 'group:default/scheduling'],
      ['system', 'system:default/residency'],
      ['domain', 'domain:default/hospital'],
    ] as const)('by %s lead to the components', async (by, ref) => {
      const api = aPerfCoverageApi();
      api.getRollUps.mockResolvedValue(
        aRollUpPage([
          aRollUpRow({ ref }),
          aRollUpRow({ ref: null, components: 2, unknown: 2, p80: null }),
        ]),
      );
      renderPage(<PortfolioContent />, { api, at: `/?view=${by}&tag=java` });

      const name = ref.split('/')[1];
      const row = await screen.findByRole('row', { name: new RegExp(name) });
      expect(
        within(row).getByText('22 of 80', { exact: false }),
      ).toBeInTheDocument();
      expect(within(row).getByText('120–160 h')).toBeInTheDocument();
      expect(within(row).getByText(/1 unknown/)).toBeInTheDocument();
      const link = within(row).getByRole('link', { name: '4' });
      expect(
        new URL(link.getAttribute('href') ?? '', 'http://x').searchParams.get(
          by,
        ),
      ).toBe(ref);
      expect(api.getRollUps).toHaveBeenCalledWith({
        by,
        tag: ['java'],
        limit: 50,
      });
      const none = screen.getByRole('row', { name: /^No / });
      expect(within(none).queryByText('0 %')).not.toBeInTheDocument();
    });

    it('are sorted by the backend', async () => {
      const api = aPerfCoverageApi();
      renderPage(<PortfolioContent />, { api, at: '/?view=owner' });
      const user = userEvent.setup();
      await screen.findByRole('row', { name: /scheduling/ });

      await user.click(screen.getByRole('button', { name: 'Coverage' }));
      await user.click(screen.getByRole('button', { name: 'Coverage' }));
      expect(api.getRollUps).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'coverage', order: 'desc' }),
      );
    });
  });

  describe('the trend', () => {
    it('says coverage, gaps and effort in a sentence each, over a chosen time', async () => {
      const api = aPerfCoverageApi();
      api.getTrend.mockResolvedValue({ days: [aDay(20, 31), aDay(1, 62)] });
      renderPage(<PortfolioContent />, { api, at: '/?view=trends' });

      expect(
        (await screen.findAllByText(/went from 10 % on .* to 20 % on/))[0],
      ).toBeInTheDocument();
      expect(api.getTrend).toHaveBeenCalledWith(90, {});
      await userEvent.click(screen.getByRole('link', { name: '30 days' }));
      expect(api.getTrend).toHaveBeenLastCalledWith(30, {});
    });

    it('invites where there are no two days yet', async () => {
      const api = aPerfCoverageApi();
      api.getTrend.mockResolvedValue({ days: [aDay(0, 31)] });
      renderPage(<PortfolioContent />, { api, at: '/?view=trends' });

      expect(await screen.findByText('No trend yet')).toBeInTheDocument();
    });
  });
});
