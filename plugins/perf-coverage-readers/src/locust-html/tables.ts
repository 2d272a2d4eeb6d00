import { decimal } from '../input/numbers';
import type { LocustReport } from './locustHtml';

/** Rows beyond this many are names that nobody reads. */
const maxRows = 50_000;

const figures = [
  ['Min (ms)', 'min'],
  ['Average (ms)', 'avg'],
  ['Max (ms)', 'max'],
] as const;

/** Percentile columns name their share: `95%ile (ms)`. */
const shares = [
  ['50%ile (ms)', 'p50'],
  ['50%ile (ms)', 'med'],
  ['75%ile (ms)', 'p75'],
  ['90%ile (ms)', 'p90'],
  ['95%ile (ms)', 'p95'],
  ['99%ile (ms)', 'p99'],
] as const;

/** The rows of a report that is tables for people, as up to Locust 2.17. */
export function rowsOfTables(text: string): LocustReport {
  const percentiles = new Map(
    tableBelow(text, 'Response Time Statistics').map(row => [keyOf(row), row]),
  );
  const rows = tableBelow(text, 'Request Statistics').flatMap(row => {
    const requests = decimal(row.get('# Requests'));
    const times = percentiles.get(keyOf(row));
    const name = row.get('Name');
    if (requests === undefined || name === undefined) {
      return [];
    }
    return [
      {
        method: row.get('Method') ?? '',
        name,
        requests,
        failed: decimal(row.get('# Fails')),
        perSecond: decimal(row.get('RPS')),
        milliseconds: [
          ['count', requests] as [string, number],
          ...figures.map(([column, stat]): [string, number | undefined] => [
            stat,
            decimal(row.get(column)),
          ]),
          ...shares.map(([column, stat]): [string, number | undefined] => [
            stat,
            decimal(times?.get(column)),
          ]),
        ],
      },
    ];
  });
  const [start, end] = duringOf(text);
  return { rows, start, end };
}

function keyOf(row: ReadonlyMap<string, string>): string {
  return JSON.stringify([row.get('Method') ?? '', row.get('Name') ?? '']);
}

/** `During: <span>2026-03-02 08:15:00</span> - <span>…</span>`. */
function duringOf(text: string): (string | undefined)[] {
  const from = text.indexOf('>During:');
  const line = from < 0 ? '' : text.slice(from, from + 400);
  const times = line.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?/g) ?? [];
  return [times[0], times[1]];
}

/** Rows by column of the first table behind a heading. */
function tableBelow(text: string, heading: string): Map<string, string>[] {
  const at = text.indexOf(`>${heading}<`);
  const from = at < 0 ? -1 : text.indexOf('<table', at);
  if (from < 0) {
    return [];
  }
  const end = text.indexOf('</table>', from);
  const table = text.slice(from, end < 0 ? text.length : end);
  const [header = [], ...rows] = elements(table, 'tr')
    .slice(0, maxRows)
    .map(row => [...elements(row, 'th'), ...elements(row, 'td')].map(plain));
  return rows.map(
    cells => new Map(header.map((column, n) => [column, cells[n] ?? ''])),
  );
}

/** What stands inside of each element of a name; such do not nest here. */
function elements(html: string, name: string): string[] {
  const found: string[] = [];
  let at = html.indexOf(`<${name}`);
  while (at >= 0) {
    const open = html.indexOf('>', at);
    const close = html.indexOf(`</${name}>`, at);
    if (open < 0 || close < open) {
      break;
    }
    // `<tr` starts `<track` as well, and `<th` starts `<thead`.
    if (/[\s>]/.test(html[at + name.length + 1])) {
      found.push(html.slice(open + 1, close));
      at = html.indexOf(`<${name}`, close);
    } else {
      at = html.indexOf(`<${name}`, at + 1);
    }
  }
  return found;
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#34', '"'],
  ['#39', "'"],
]);

function plain(html: string): string {
  return html
    .replace(
      /&(amp|lt|gt|quot|#34|#39);/g,
      (whole, name: string) => entities.get(name) ?? whole,
    )
    .trim();
}
