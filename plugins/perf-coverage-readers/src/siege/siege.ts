/*
 * What siege prints at its end, as text (versions 2 to 4) or as JSON
 * (`--json-output`), and its lines per request:
 * https://github.com/JoeDog/siege/blob/master/src/main.c
 */
import { withoutColours } from '../input/colours';
import { toIsoTime } from '../input/time';
import { findLine, firstReport, textReader } from '../input/textReader';
import { secondsIn } from '../run/bench';
import { LoadSamples } from '../run/LoadSamples';
import { addLoad, loadMeasures } from '../run/load';
import { operationName } from '../run/operation';
import { RunBuilder } from '../run/RunBuilder';

const bytesPerMegabyte = 1024 * 1024;

/** `Response time:  0.03 secs` of the text, `"response_time": 0.03,` of the JSON. */
const figureLine =
  /^[\s{]{0,40}"?([A-Za-z][A-Za-z_ ]{2,40}?)"?\s{0,9}:\s{0,40}(\d{1,15}(?:\.\d{1,9})?)\s{0,9}([A-Za-z]{0,12})/;

/** `HTTP/1.1 200  0.01 secs:  121 bytes ==> GET  /products`; no method before version 3. */
const requestLine =
  /HTTP\/\d\.\d\s{1,9}(\d{3})\s{1,20}(\d{1,9}\.\d{1,6}) secs:\s{1,20}\d{1,15} bytes ==>\s{1,9}(?:([A-Z]{3,7})\s{1,9})?(\S{1,2000})/;

/** The same with `csv = true`: `user,protocol,status,seconds,bytes,url,id,time`. */
const requestRecord =
  /\s{0,20}\d{1,9},HTTP\/\d\.\d,(\d{3}),\s{0,20}(\d{1,9}\.\d{1,6}),\s{0,20}\d{1,15},([^,]{1,2000}),\d{1,9},(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/;

interface Figure {
  value: number;
  unit: string;
}

/**
 * Reads siege's summary. Its own failures count: those of 500 and above and
 * those without response; a warning counts what else was 400 and above. Lines
 * per request give operations and percentiles; their times are rounded to 10 ms.
 *
 * @public
 */
export const siegeReader = textReader({
  format: 'siege',
  title: 'siege output, as text or as JSON (--json-output)',
  tool: 'siege',
  mend: 'siege prints it when the run has ended',
  recognise(text) {
    if (
      /longest[_ ]transaction"?\s{0,9}:/i.test(text) &&
      /availability"?\s{0,9}:/i.test(text)
    ) {
      return 0.96;
    }
    const first = text.split('\n', 40).map(line => line.slice(0, 3000));
    return first.some(line => requestLine.test(line)) ||
      first.some(line => requestRecord.test(line))
      ? 0.8
      : 0;
  },
  read(all, run) {
    const lines = firstReport(all, beginningOf(all), run);
    run.tool.version = findLine(lines, /^\*\* SIEGE (\d\S{0,40})/)?.[1] ?? null;
    const samples = samplesOf(lines);
    const figures = figuresOf(lines);
    const transactions = figures.get('transactions')?.value;
    if (transactions === undefined && samples.count === 0) {
      return false;
    }
    if (samples.count > 0) {
      samples.addTo(run);
    }
    if (transactions !== undefined) {
      addSummary(run, figures, transactions, samples.count > 0);
    }
    return true;
  },
});

/** A report begins with siege's banner, which goes to standard error, or else with its summary. */
function beginningOf(lines: readonly string[]): (line: string) => boolean {
  const banner = (line: string) => line.startsWith('** SIEGE ');
  return lines.some(banner)
    ? banner
    : line => /^[\s{]{0,40}"?transactions"?\s{0,9}:/i.test(line);
}

function samplesOf(lines: readonly string[]): LoadSamples {
  const samples = new LoadSamples();
  for (const line of lines) {
    if (line.length > 3000) {
      continue;
    }
    const plain = withoutColours(line);
    const written = requestLine.exec(plain);
    const record = written ? null : requestRecord.exec(plain);
    if (written) {
      samples.add({
        elapsed: Number(written[2]) * 1000,
        failed: Number(written[1]) >= 400,
        operation: operationName(written[3] ?? '', written[4]),
        start: undefined,
      });
    } else if (record) {
      const end = toIsoTime(record[4]);
      const elapsed = Number(record[2]) * 1000;
      samples.add({
        elapsed,
        failed: Number(record[1]) >= 400,
        operation: operationName('', record[3]),
        start: end === null ? undefined : Date.parse(end) - elapsed,
      });
    }
  }
  return samples;
}

/** Figures by their name in the JSON. */
function figuresOf(lines: readonly string[]): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const line of lines) {
    const match = figureLine.exec(line.slice(0, 200));
    if (match) {
      figures.set(match[1].trim().toLowerCase().replaceAll(' ', '_'), {
        value: Number(match[2]),
        unit: match[3],
      });
    }
  }
  return figures;
}

function addSummary(
  run: RunBuilder,
  figures: ReadonlyMap<string, Figure>,
  transactions: number,
  hasSamples: boolean,
): void {
  const value = (name: string) => figures.get(name)?.value;
  const failed = value('failed_transactions');
  const sent = transactions + (failed ?? 0);
  run.durationSeconds = value('elapsed_time') ?? null;
  run.requests = {
    requests: transactions,
    failedRequests: failed ?? null,
    errorRate: failed === undefined || sent === 0 ? null : failed / sent,
  };
  const refused = transactions - (value('successful_transactions') ?? NaN);
  if (refused > 0) {
    run.warn(
      'responses-refused',
      'Responses of 400 and above that siege does not count as failed',
      refused,
    );
  }
  if (!hasSamples) {
    addLoad(run, {
      scope: [],
      requests: transactions,
      failed,
      perSecond: value('transaction_rate'),
      milliseconds: [
        ['min', milliseconds(figures.get('shortest_transaction'))],
        ['avg', milliseconds(figures.get('response_time'))],
        ['max', milliseconds(figures.get('longest_transaction'))],
      ],
    });
  }
  const megabytes = value('data_transferred');
  run.metric('data_received', [], loadMeasures.data_received, [
    [
      'count',
      megabytes === undefined ? undefined : megabytes * bytesPerMegabyte,
    ],
  ]);
}

/** Seconds, unless the unit says ms, as it does since siege 4.1.7. */
function milliseconds(figure: Figure | undefined): number | undefined {
  return figure && figure.value * (secondsIn(figure.unit) ?? 1) * 1000;
}
