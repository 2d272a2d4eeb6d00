import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aRun,
  aRunDetail,
  aRunSummary,
  aSeries,
  anAssessment,
  anSla,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { englishText } from '../__testUtils__/englishText';
import { EntityContent } from '../component';
import { previousRun, relativeText } from './BaselineComparison';
import { drawnStats, siblingWith, worstPoint } from './trendRules';
import { slaLimits } from './slaLimits';

const SERIES = `${TAB}/results/series/series-1`;

describe('the trend of a series', () => {
  it('draws percentiles against the SLA, with points that lead to runs', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        assessment: anAssessment({
          slas: [
            anSla({ name: 'Swaps', value: 0.25, actual: 0.21, runId: 'run-2' }),
          ],
        }),
      }),
    );
    renderPage(<EntityContent />, { api, at: SERIES });

    const chart = await screen.findByRole('group', {
      name: /http_req_duration of GET \/api\/swaps over 3 runs; the newest: p50 102 ms, p95 220 ms, p99 302 ms/,
    });
    expect(
      within(chart)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(['run-1', 'run-2', 'run-3'].map(id => `${TAB}/results/${id}`));
    expect(screen.getByText('SLA “Swaps”: p95 < 250 ms')).toBeInTheDocument();
  });

  it('names the worst run, with its commit where the CI job tells the repository', async () => {
    const api = aPerfCoverageApi();
    const { series, points } = aSeries();
    const commit = 'a'.repeat(40);
    api.getSeries.mockResolvedValue({
      series,
      points: points.map((point, index) => ({
        ...point,
        commit,
        url: 'https://github.com/org/repo/actions/runs/7',
        stats: { ...point.stats, p95: index === 1 ? 900 : 200 },
      })),
    });
    renderPage(<EntityContent />, { api, at: SERIES });

    const worst = await screen.findByText(/^Worst:/);
    expect(worst).toHaveTextContent('p95 900 ms');
    expect(
      within(worst).getByRole('link', { name: /^run of/ }),
    ).toHaveAttribute('href', `${TAB}/results/run-2`);
    expect(
      within(worst).getByRole('link', { name: /^aaaaaaaaaaaa/ }),
    ).toHaveAttribute('href', `https://github.com/org/repo/commit/${commit}`);
  });

  it('says the same in a table', async () => {
    renderPage(<EntityContent />, { at: SERIES });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as a table' }),
    );
    const [, newest] = within(
      screen.getByRole('region', { name: 'Runs of the series' }),
    ).getAllByRole('row');
    expect(newest).toHaveTextContent('220 ms');
    expect(within(newest).getByRole('link')).toHaveAttribute(
      'href',
      `${TAB}/results/run-3`,
    );
  });

  it('changes the time and the environment in the address', async () => {
    const api = aPerfCoverageApi();
    api.listSeries.mockResolvedValue({
      items: [
        aSeries().series,
        aSeries({ id: 'series-prod', environment: 'production' }).series,
        aSeries({ id: 'other', environment: 'ci', tool: 'locust' }).series,
      ],
      nextCursor: null,
    });
    const view = renderPage(<EntityContent />, { api, at: SERIES });
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: '365' }));
    expect(addressIn(view)).toBe(`${SERIES}?days=365`);
    const environments = await screen.findByRole('group', {
      name: 'Environment',
    });
    expect(
      within(environments).queryByRole('button', { name: 'ci' }),
    ).not.toBeInTheDocument();
    await user.click(
      within(environments).getByRole('button', { name: 'production' }),
    );
    expect(addressIn(view)).toBe(`${TAB}/results/series/series-prod?days=365`);
  });

  it('shows a part of the time, by address and by keyboard', async () => {
    const view = renderPage(<EntityContent />, { at: SERIES });
    const user = userEvent.setup();
    const runs = () =>
      within(screen.getByRole('group', { name: /^http_req_duration/ }))
        .getAllByRole('link')
        .map(link => link.getAttribute('href')?.slice(-5));

    await user.click(await screen.findByRole('button', { name: 'Zoom in' }));
    expect(runs()).toEqual(['run-2']);
    expect(decodeURIComponent(addressIn(view))).toBe(
      `${SERIES}?from=2026-11-20T20:00:00.000Z&to=2026-11-21T20:00:00.000Z`,
    );
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(runs()).toEqual(['run-2', 'run-3']);
    const whole = screen.getByRole('button', { name: 'Show the whole' });
    whole.focus();
    await user.keyboard('{Enter}');
    expect(runs()).toEqual(['run-1', 'run-2', 'run-3']);
    expect(addressIn(view)).toBe(SERIES);
    // The button that was pressed is gone.
    expect(screen.getByRole('button', { name: 'Zoom in' })).toHaveFocus();
  });

  it('draws other environments beside it, each run a link', async () => {
    const api = aPerfCoverageApi();
    const production = aSeries({
      id: 'series-prod',
      environment: 'production',
    });
    api.listSeries.mockResolvedValue({
      items: [aSeries().series, production.series],
      nextCursor: null,
    });
    api.getSeries.mockImplementation(async id =>
      id === 'series-prod'
        ? {
            ...production,
            points: production.points.map(point => ({
              ...point,
              runId: `production-${point.runId}`,
            })),
          }
        : aSeries(),
    );
    const view = renderPage(<EntityContent />, { api, at: SERIES });

    await userEvent.click(
      await screen.findByRole('button', { name: 'production · main' }),
    );
    expect(addressIn(view)).toBe(`${SERIES}?with=series-prod`);
    const chart = await screen.findByRole('group', {
      name: /; production · main: p95 220 ms$/,
    });
    expect(within(chart).getAllByRole('link')).toHaveLength(6);
    for (const name of ['p50–p95', 'p95–p99', 'p95 production · main']) {
      expect(screen.getByText(name)).toBeInTheDocument();
    }
  });

  it('says that there is no run in the time, or no such series', async () => {
    const api = aPerfCoverageApi();
    api.getSeries.mockResolvedValueOnce({ ...aSeries(), points: [] });
    const view = renderPage(<EntityContent />, { api, at: SERIES });
    expect(
      await screen.findByText('No run in the last 90 days'),
    ).toBeInTheDocument();
    view.unmount();

    api.getSeries.mockRejectedValueOnce(aResponseError(404, 'gone'));
    renderPage(<EntityContent />, { api, at: SERIES });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal does not find this series',
    );
  });
});

describe('a run over time and against others', () => {
  it('draws its timeline and says it in words, with labels and file name', async () => {
    const api = aPerfCoverageApi();
    api.getRun.mockResolvedValue(
      aRunDetail({
        fileName: 'swaps.json',
        labels: { region: 'eu' },
        run: aRun({
          timeline: {
            startedAt: '2026-11-20T08:00:00Z',
            stepSeconds: 2,
            requests: [20, 40, 10],
            failedRequests: [0, 4, null],
            p50: [10, 20, null],
            p95: [30, 412, null],
          },
        }),
      }),
    );
    renderPage(<EntityContent />, { api, at: `${TAB}/results/run-1` });

    expect(
      await screen.findByRole('img', {
        name: 'Requests a second over 6 s: at most 20, failed ones at most 2',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Response time over 6 s: p95 at most 412 ms',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Label region').nextSibling).toHaveTextContent(
      'eu',
    );
    expect(screen.getByText('swaps.json')).toBeInTheDocument();
  });

  it('compares with the run before, and with one that the reader chooses', async () => {
    const api = aPerfCoverageApi();
    const before = aRunSummary({
      id: 'run-0',
      startedAt: '2026-11-19T08:00:00Z',
    });
    const elsewhere = aRunSummary({
      id: 'run-x',
      environment: 'production',
      startedAt: '2026-11-18T08:00:00Z',
    });
    api.getComponent.mockResolvedValue(
      aComponentDetail({ runs: [aRunSummary(), before, elsewhere] }),
    );
    const metric = aRun().metrics[1];
    api.getRun.mockImplementation(async id => {
      if (id === 'run-1') return aRunDetail();
      const run = aRun({
        metrics: [{ ...metric, stats: { ...metric.stats, p95: 1206.17 } }],
      });
      return id === 'run-0'
        ? { ...before, run }
        : aRunDetail({ ...elsewhere, run });
    });
    const view = renderPage(<EntityContent />, {
      api,
      at: `${TAB}/results/run-1`,
    });

    const table = await screen.findByRole('region', { name: 'Comparison' });
    const [, worst] = within(table).getAllByRole('row');
    expect(worst).toHaveTextContent('POST /api/schedule');
    expect(worst).toHaveTextContent('Worse');
    expect(worst).toHaveTextContent('+100 %');
    expect(table).toHaveTextContent('New');
    expect(
      screen.queryByText('These runs don’t compare'),
    ).not.toBeInTheDocument();

    await userEvent.selectOptions(screen.getByLabelText('Baseline'), 'run-x');
    expect(
      await screen.findByText('These runs don’t compare'),
    ).toBeInTheDocument();
    expect(addressIn(view)).toBe(`${TAB}/results/run-1?baseline=run-x`);
  });

  it('calls what the samples don’t tell apart noise', async () => {
    const api = aPerfCoverageApi();
    const before = aRunSummary({
      id: 'run-0',
      startedAt: '2026-11-19T08:00:00Z',
    });
    api.getComponent.mockResolvedValue(
      aComponentDetail({ runs: [aRunSummary(), before] }),
    );
    const withMean = (avg: number) => ({
      run: aRun({
        metrics: [
          { ...aRun().metrics[1], stats: { count: 50, avg, stddev: 40 } },
        ],
      }),
    });
    api.getRun.mockImplementation(async id =>
      id === 'run-0'
        ? { ...before, ...withMean(100) }
        : aRunDetail(withMean(104)),
    );
    renderPage(<EntityContent />, { api, at: `${TAB}/results/run-1` });

    const table = await screen.findByRole('region', { name: 'Comparison' });
    expect(table).toHaveTextContent('Within noise');
    expect(table).toHaveTextContent('+4 %');
  });

  it('leads from each figure to its trend', async () => {
    const api = aPerfCoverageApi();
    api.listSeries.mockResolvedValue({
      items: [
        aSeries({ scope: { operation: 'POST /api/schedule' } }).series,
        aSeries({
          id: 'other-branch',
          branch: 'feature',
          scope: { operation: 'GET /api/people' },
        }).series,
      ],
      nextCursor: null,
    });
    renderPage(<EntityContent />, { api, at: `${TAB}/results/run-1` });

    const link = await screen.findByRole('link', {
      name: 'Trend of http_req_duration, POST /api/schedule',
    });
    expect(link).toHaveAttribute('href', SERIES);
    await waitFor(() =>
      expect(api.listSeries).toHaveBeenCalledWith(
        expect.anything(),
        expect.objectContaining({ environment: 'staging', branch: 'main' }),
      ),
    );
    expect(
      screen.queryByRole('link', { name: /GET \/api\/people/ }),
    ).not.toBeInTheDocument();
  });
});

describe('the rules behind it', () => {
  it('takes the newest run before it of the same tool, environment and branch', () => {
    const run = aRunSummary({ startedAt: '2026-11-20T08:00:00Z' });
    const other = (id: string, change: Partial<typeof run>) =>
      aRunSummary({ id, startedAt: '2026-11-19T08:00:00Z', ...change });
    expect(
      previousRun(
        [
          run,
          other('branch', { branch: 'feature' }),
          other('place', { environment: null }),
          other('tool', { tool: { name: 'locust', version: null } }),
          other('later', { startedAt: '2026-11-21T08:00:00Z' }),
          other('older', { startedAt: '2026-11-01T08:00:00Z' }),
          other('before', {}),
        ],
        run,
      )?.id,
    ).toBe('before');
    expect(previousRun([run], run)).toBeUndefined();
  });

  it.each([
    [0.25, '+25 %'],
    [-0.031, '-3.1 %'],
    [0.0004, '< 0.1 %'],
    [-0.0004, '< 0.1 %'],
    [0, '0 %'],
    [null, 'from nothing'],
  ])('relative change %d is %s', (relative, text) => {
    expect(
      relativeText(
        {
          stat: 'p95',
          before: 1,
          after: 1,
          better: null,
          withinNoise: null,
          relative,
        },
        englishText,
      ),
    ).toBe(text);
  });

  it('draws percentiles, else at most two other statistics', () => {
    const point = (stats: Record<string, number>) => ({
      at: '',
      runId: '',
      commit: null,
      url: null,
      stats,
    });
    expect(drawnStats([point({ avg: 1 }), point({ p95: 1 })])).toEqual(['p95']);
    expect(drawnStats([point({ avg: 1, max: 2, count: 3 })])).toEqual([
      'avg',
      'max',
    ]);
  });

  it.each([
    ['lower', 'high'],
    ['higher', 'low'],
    ['neutral', undefined],
  ] as const)('where %s is better, %s is worst', (direction, worst) => {
    const point = (runId: string, stats: Record<string, number>) => ({
      ...{ at: '', runId, commit: null, url: null, stats },
    });
    const points = [
      point('low', { p95: 1 }),
      point('high', { p95: 9 }),
      point('unknown', {}),
    ];
    expect(worstPoint(points, 'p95', direction)?.runId).toBe(worst);
    expect(worstPoint(points.slice(0, 1), 'p95', direction)).toBeNull();
  });

  it('keeps the branch where the environment changes, if it can', () => {
    const series = (id: string, environment: string, branch: string) =>
      aSeries({ id, environment, branch }).series;
    const current = series('a', 'staging', 'main');
    const all = [
      current,
      series('b', 'production', 'feature'),
      series('c', 'production', 'main'),
    ];
    expect(siblingWith(all, current, { environment: 'production' })?.id).toBe(
      'c',
    );
    expect(siblingWith(all, current, { branch: 'feature' })?.id).toBe('b');
  });

  it('draws no SLA that another measurement is the evidence for', () => {
    expect(
      slaLimits(
        [
          anSla({ actual: 0.21, runId: 'run-1' }),
          anSla({ actual: null, runId: 'run-2' }),
          anSla({ actual: 210, runId: 'run-2', unit: 'count' }),
        ],
        aSeries(),
        englishText,
      ),
    ).toEqual([]);
  });
});
