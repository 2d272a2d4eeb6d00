import { InputError } from '@backstage/errors';
import { decimal } from '../input/numbers';
import { isPlausibleTime, toIsoTime } from '../input/time';
import { addLoad } from '../run/load';
import { HistoryPoint, historyTimeline } from './historyTimeline';
import { operationName } from '../run/operation';
import { RequestTotals, RunBuilder, requestTotals } from '../run/RunBuilder';

export type Row = ReadonlyMap<string, string>;

/** One kind of file that Locust writes. */
export interface LocustTable {
  /** Columns that tell it, each with the names that versions give it. */
  header: readonly (readonly string[])[];
  isRow(row: Row): boolean;
  addTo(run: RunBuilder, rows: readonly Row[]): void;
}

const requestCount = ['Request Count', '# requests'];
const failureCount = ['Failure Count', '# failures'];
const type = ['Type', 'Method'];

/** The row of the whole run: `Aggregated`, before Locust 1.0 `Total`. */
function isWhole(row: Row): boolean {
  const name = text(row, ['Name']);
  const kind = text(row, type);
  return (
    (name === 'Aggregated' || name === 'Total') &&
    (kind === '' || kind === 'None')
  );
}

function text(row: Row, names: readonly string[]): string {
  for (const name of names) {
    const value = row.get(name);
    if (value !== undefined) {
      return value.trim();
    }
  }
  return '';
}

function number(row: Row, ...names: string[]): number | undefined {
  return decimal(text(row, names));
}

function scopeOf(row: Row): [string, string][] {
  return isWhole(row)
    ? []
    : [['operation', operationName(text(row, type), text(row, ['Name']))]];
}

function wholeFirst(rows: readonly Row[]): Row[] {
  return [...rows.filter(isWhole), ...rows.filter(row => !isWhole(row))];
}

function totalsOf(
  rows: readonly Row[],
  requests: string[],
  failures: string[],
): RequestTotals {
  const whole = rows.find(isWhole);
  const sum = (names: string[]) =>
    whole
      ? number(whole, ...names) ?? 0
      : rows.reduce((total, row) => total + (number(row, ...names) ?? 0), 0);
  return requestTotals(sum(requests), sum(failures));
}

const percentiles = [
  ['50%', 'p50'],
  ['75%', 'p75'],
  ['90%', 'p90'],
  ['95%', 'p95'],
  ['99%', 'p99'],
  ['99.9%', 'p99.9'],
] as const;

const stats: LocustTable = {
  header: [['Name'], requestCount, failureCount],
  isRow: row => number(row, ...requestCount) !== undefined,
  addTo(run, rows) {
    if (rows.length === 0) {
      throw new InputError(
        'line 2: the locust-csv file has no row below its header; Locust writes them while it runs',
      );
    }
    run.requests = totalsOf(rows, requestCount, failureCount);
    for (const row of wholeFirst(rows)) {
      addLoad(run, {
        scope: scopeOf(row),
        requests: number(row, ...requestCount),
        failed: number(row, ...failureCount),
        perSecond: number(row, 'Requests/s'),
        milliseconds: [
          ['count', number(row, ...requestCount)],
          ['min', number(row, 'Min Response Time', 'Min response time')],
          [
            'avg',
            number(row, 'Average Response Time', 'Average response time'),
          ],
          ['med', number(row, 'Median Response Time', 'Median response time')],
          ['max', number(row, 'Max Response Time', 'Max response time')],
          ...percentiles.map(
            ([theirs, ours]) => [ours, number(row, theirs)] as const,
          ),
        ],
      });
    }
  },
};

/** The last row of each name is what the run came to. */
function lastRows(rows: readonly Row[]): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    last.set(JSON.stringify([text(row, type), text(row, ['Name'])]), row);
  }
  return [...last.values()];
}

function pointOf(row: Row): HistoryPoint[] {
  const seconds = number(row, 'Timestamp');
  const requests = number(row, 'Total Request Count');
  return seconds === undefined ||
    requests === undefined ||
    !isPlausibleTime(seconds * 1000)
    ? []
    : [
        {
          time: seconds * 1000,
          requests,
          failed: number(row, 'Total Failure Count'),
          p50: number(row, '50%'),
          p95: number(row, '95%'),
        },
      ];
}

/** Before version 1 the history counted in the words of the statistics. */
const totalRequests = ['Total Request Count', '# requests'];
const totalFailures = ['Total Failure Count', '# failures'];

const history: LocustTable = {
  header: [['Timestamp'], ['Name'], totalRequests],
  isRow: row => number(row, ...totalRequests) !== undefined,
  addTo(run, rows) {
    const times = rows.flatMap(row => number(row, 'Timestamp') ?? []);
    if (times.length === 0) {
      throw new InputError(
        'line 2: the locust-csv history has no row with a Timestamp',
      );
    }
    const first = times.reduce((a, b) => Math.min(a, b));
    const last = times.reduce((a, b) => Math.max(a, b));
    run.startedAt = toIsoTime(first * 1000);
    run.durationSeconds = last - first;
    run.timeline = historyTimeline(rows.filter(isWhole).flatMap(pointOf));
    const ends = lastRows(rows);
    run.requests = totalsOf(ends, totalRequests, totalFailures);
    for (const row of wholeFirst(ends)) {
      // The percentiles of a history are those of its last seconds: left out.
      addLoad(run, {
        scope: scopeOf(row),
        requests: number(row, ...totalRequests),
        failed: number(row, ...totalFailures),
        perSecond: undefined,
        milliseconds: [
          ['count', number(row, ...totalRequests)],
          ['min', number(row, 'Total Min Response Time', 'Min response time')],
          [
            'avg',
            number(row, 'Total Average Response Time', 'Average response time'),
          ],
          [
            'med',
            number(row, 'Total Median Response Time', 'Median response time'),
          ],
          ['max', number(row, 'Total Max Response Time', 'Max response time')],
        ],
      });
    }
  },
};

/** `GET /orders` of the distribution, which has no column for the method. */
function splitName(name: string): [string, string] {
  const match = /^([A-Z]{3,10}) (\S[^\n]{0,2000})$/.exec(name);
  return match ? [match[1], match[2]] : ['', name];
}

/** Percentiles alone, as versions before 0.13 wrote them to a file of their own. */
const distribution: LocustTable = {
  header: [['Name'], requestCount, ['50%'], ['100%']],
  isRow: row => number(row, ...requestCount) !== undefined,
  addTo(run, rows) {
    if (rows.length === 0) {
      throw new InputError(
        'line 2: the locust-csv distribution has no row below its header',
      );
    }
    const whole = rows.find(isWhole);
    const counted = whole ? [whole] : rows;
    run.requests = requestTotals(
      counted.reduce(
        (sum, row) => sum + (number(row, ...requestCount) ?? 0),
        0,
      ),
      null,
    );
    for (const row of wholeFirst(rows)) {
      addLoad(run, {
        scope: isWhole(row)
          ? []
          : [['operation', operationName(...splitName(text(row, ['Name'])))]],
        requests: number(row, ...requestCount),
        failed: undefined,
        perSecond: undefined,
        milliseconds: [
          ['count', number(row, ...requestCount)],
          ['max', number(row, '100%')],
          ['med', number(row, '50%')],
          ...percentiles.map(
            ([theirs, ours]) => [ours, number(row, theirs)] as const,
          ),
        ],
      });
    }
  },
};

const failures: LocustTable = {
  header: [['Method'], ['Name'], ['Error'], ['Occurrences']],
  isRow: row => number(row, 'Occurrences') !== undefined,
  addTo(run, rows) {
    const total = rows.reduce(
      (sum, row) => sum + (number(row, 'Occurrences') ?? 0),
      0,
    );
    run.requests = requestTotals(null, total);
    run.metric('failures', [], { unit: 'count', direction: 'lower' }, [
      ['count', total],
    ]);
    for (const row of rows) {
      run.metric(
        'failures',
        [...scopeOf(row), ['error', text(row, ['Error'])]],
        { unit: 'count', direction: 'lower' },
        [['count', number(row, 'Occurrences')]],
      );
    }
  },
};

const exceptions: LocustTable = {
  header: [['Count'], ['Message'], ['Traceback']],
  isRow: row => number(row, 'Count') !== undefined,
  addTo(run, rows) {
    run.metric('exceptions', [], { unit: 'count', direction: 'lower' }, [
      [
        'count',
        rows.reduce((sum, row) => sum + (number(row, 'Count') ?? 0), 0),
      ],
    ]);
  },
};

/** History before stats: it has more columns that tell it. */
export const locustTables: readonly LocustTable[] = [
  history,
  stats,
  distribution,
  failures,
  exceptions,
];
