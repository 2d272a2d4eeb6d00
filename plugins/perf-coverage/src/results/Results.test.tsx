import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aRun,
  aRunDetail,
  aRunSummary,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { englishText } from '../__testUtils__/englishText';
import { EntityContent } from '../component';
import { scopeText } from './scopeText';
import { slowest } from './slowest';
import { verdictOf } from './verdict';

const RESULTS = `${TAB}/results`;

describe('the results of a component', () => {
  it('lists runs with verdict and totals, and marks what was generated', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        runs: [
          aRunSummary(),
          aRunSummary({
            id: 'run-2',
            synthetic: true,
            environment: null,
            totals: { ...aRun().totals, failedThresholds: 0, failedChecks: 0 },
          }),
        ],
      }),
    );
    renderPage(<EntityContent />, { api, at: RESULTS });

    const [, first, second] = await screen.findAllByRole('row');
    expect(first).toHaveTextContent('Failed');
    expect(first).toHaveTextContent('12,345 requests · 0.081 % errors');
    expect(first).toHaveTextContent('5 min 12 s');
    expect(first).not.toHaveTextContent('Generated for the demo');
    expect(second).toHaveTextContent('Passed');
    expect(second).toHaveTextContent('Generated for the demo');
    expect(
      within(second).getByTitle('Not said when it was sent'),
    ).toHaveTextContent('–');
  });

  it('dates a run that names no time by its file, as “last run” does, newest first', async () => {
    const api = aPerfCoverageApi();
    const undated = { startedAt: null, receivedAt: '2026-11-23T21:54:00Z' };
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        runs: [
          aRunSummary({
            ...undated,
            id: 'a',
            source: 'r/2026-11-14-sale.json',
          }),
          aRunSummary({
            ...undated,
            id: 'b',
            source: 'r/2026-11-20-sale.json',
          }),
        ],
      }),
    );
    renderPage(<EntityContent />, { api, at: RESULTS });

    const [, first, second] = await screen.findAllByRole('row');
    expect(first).toHaveTextContent('2026-11-20-sale.json');
    expect(second).toHaveTextContent('2026-11-14-sale.json');
    expect(second.querySelector('time')).toHaveAttribute(
      'datetime',
      '2026-11-14T00:00:00.000Z',
    );
  });

  it.each([
    [
      'the result',
      { startedAt: '2026-11-20T08:00:00Z', source: 'r/2026-11-14-sale.json' },
      'Started',
      '2026-11-20T08:00:00Z',
      null,
    ],
    [
      'the name of its file',
      { startedAt: null, source: 'r/2025-11-14-sale.json' },
      'Dated',
      '2025-11-14T00:00:00.000Z',
      'The day in its file’s name: the file itself gives no time',
    ],
    [
      'its arrival',
      { startedAt: null, source: 'upload' },
      'Dated',
      '2026-11-23T21:54:00Z',
      'When it arrived: neither the file nor its name gives a time',
    ],
  ])('says when a run was by %s', async (_by, dated, label, at, title) => {
    const api = aPerfCoverageApi();
    api.getRun.mockResolvedValue(
      aRunDetail({ ...dated, receivedAt: '2026-11-23T21:54:00Z' }),
    );
    renderPage(<EntityContent />, { api, at: `${RESULTS}/run-1` });

    const time = (await screen.findByText(label)).parentElement!.querySelector(
      'time',
    )!;
    expect(time).toHaveAttribute('datetime', at);
    expect(time.getAttribute('title')).toBe(title);
  });

  it('leads from the top of the list to the way to send another run', async () => {
    renderPage(<EntityContent />, { at: RESULTS });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Send another run' }),
    );
    expect(document.activeElement).toContainElement(
      screen.getByRole('heading', { name: 'Send another run' }),
    );
  });

  it('shows how to send a run of this very component', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(aComponentDetail({ runs: [] }));
    renderPage(<EntityContent />, { api, at: RESULTS });

    expect(await screen.findByText('No runs yet')).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Upload a result file' }),
    ).toHaveTextContent('--entity component:default/residency-scheduler');
  });

  it('opens a run: verdict, thresholds broken first, slowest first, checks', async () => {
    renderPage(<EntityContent />, { at: RESULTS });
    const user = userEvent.setup();

    await user.click(
      within((await screen.findAllByRole('row'))[1]).getByRole('link'),
    );

    expect(
      await screen.findByText('1 of 2 thresholds broken'),
    ).toBeInTheDocument();
    const thresholds = screen.getByRole('region', { name: 'Thresholds' });
    expect(
      within(thresholds)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual(['http_req_duration: p(95)<500', 'http_req_failed: rate<0.01']);
    const slow = screen.getByRole('region', { name: 'Slowest' });
    const [, worst] = within(slow).getAllByRole('row');
    expect(worst).toHaveTextContent('POST /api/schedule');
    expect(worst).toHaveTextContent('2,412 ms');
    expect(
      within(worst).getByTitle('The file does not support p99'),
    ).toHaveTextContent('–');
    expect(screen.getByRole('region', { name: 'Checks' })).toHaveTextContent(
      'Failed 10 times',
    );
    expect(screen.getByText('SLAs measured by this run')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All runs' })).toHaveAttribute(
      'href',
      RESULTS,
    );
  });

  it('shows warnings of the reader and makes no link of a dangerous address', async () => {
    const api = aPerfCoverageApi();
    api.getRun.mockResolvedValue(
      aRunDetail({
        url: ['javascript', 'alert(1)'].join(':'),
        run: aRun({
          warnings: [
            { code: 'cut', message: 'The tail is cut.', count: 3, line: 90 },
          ],
        }),
      }),
    );
    renderPage(<EntityContent />, { api, at: `${RESULTS}/run-1` });

    expect(
      await screen.findByText('The tail is cut. (3 times), first in line 90'),
    ).toBeInTheDocument();
    expect(screen.queryByText('CI job')).not.toBeInTheDocument();
  });

  it('says that a run is not there', async () => {
    const api = aPerfCoverageApi();
    api.getRun.mockRejectedValue(aResponseError(404, 'No run'));
    renderPage(<EntityContent />, { api, at: `${RESULTS}/gone` });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal does not find this run',
    );
  });
});

describe('verdictOf', () => {
  const nothing = {
    ...aRun({ tests: [], thresholds: [], checks: [] }).totals,
  };
  it.each([
    [{ tests: 4, failedTests: 1 }, 'failing', 'Failed'],
    [{ thresholds: 2, failedThresholds: 2 }, 'failing', 'Failed'],
    [{ checks: 3, failedChecks: 1, thresholds: 1 }, 'partial', 'Checks failed'],
    [{ tests: 4 }, 'covered', 'Passed'],
    [{ requests: 100 }, 'unknown', 'No verdict'],
  ])('%j is %s', (totals, sign, word) => {
    expect(verdictOf({ ...nothing, ...totals }, englishText)).toMatchObject({
      sign,
      word,
    });
  });
});

describe('slowest', () => {
  it('compares across units and leaves out what is no time', () => {
    const metric = (name: string, unit: string, stats: object) => ({
      name,
      scope: {},
      unit,
      direction: 'lower' as const,
      stats: { ...stats },
    });
    const found = slowest([
      metric('ms', 'ms', { p95: 900 }),
      metric('s', 's', { avg: 2 }),
      metric('vus', 'count', { max: 5000 }),
      metric('empty', 's', {}),
      metric('odd', 'constructor', { p95: 1 }),
    ]);
    expect(found.map(({ metric: { name }, stat }) => [name, stat])).toEqual([
      ['s', 'avg'],
      ['ms', 'p95'],
    ]);
  });

  it('names scopes', () => {
    expect(scopeText({}, englishText)).toBe('Whole run');
    expect(scopeText({ operation: 'GET /x', status: '200' }, englishText)).toBe(
      'GET /x · status: 200',
    );
    expect(
      scopeText({ file: 'a.py', test: 'is fast', load: '10' }, englishText),
    ).toBe('is fast · file: a.py · load: 10');
    expect(scopeText({ load: '10' }, englishText)).toBe('load: 10');
  });
});
