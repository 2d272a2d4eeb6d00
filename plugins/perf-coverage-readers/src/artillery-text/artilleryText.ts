/*
 * What `artillery run` prints, version 2 and version 1:
 * https://github.com/artilleryio/artillery/blob/main/packages/artillery/lib/console-reporter.ts
 */
import { withoutColours } from '../input/colours';
import { firstReport, textReader } from '../input/textReader';
import {
  addArtilleryReport,
  addArtilleryReport1,
} from '../artillery-json/report';
import { JsonObject } from '../input/json';

const counterLine =
  /^([^\s:][^\n]{0,400}?): \.{2,200} (\d{1,15}(?:\.\d{1,9})?)(\/sec)?$/;
const summaryStart = /^([^\s:][^\n]{0,400}):$/;
const summaryLine = /^ {2}(min|max|mean|median|p95|p99): \.{2,200} (\S{1,30})$/;
/** A figure of version 1, and a heading of some below it. */
const figureLine1 = /^ {2,4}([^:]{1,100}): {1,20}([\d.]{1,20})$/;
const heading1 = /^ {2}(\S[^:]{0,100}):$/;
const latencyHeadings = new Set(['Response time (msec)', 'Request latency']);
const verdict = /^(ok|fail): (.{1,400})$/;

/**
 * Reads the summary at the end of Artillery's output, and the verdicts of
 * `ensure` below it.
 *
 * @public
 */
export const artilleryTextReader = textReader({
  format: 'artillery-text',
  title: 'Artillery output',
  tool: 'artillery',
  mend: 'Artillery prints its summary when the run has ended; artillery run --output FILE writes more',
  recognise(text) {
    if (/^Summary report @ /m.test(text)) {
      return 0.95;
    }
    return /^Metrics for period to: /m.test(text) ? 0.9 : 0;
  },
  read(lines, run) {
    const plain = lines.map(line =>
      withoutColours(line.slice(0, 1000)).trimEnd(),
    );
    const report = firstReport(plain, beginsSummary, run);
    const start = report.findIndex(beginsSummary);
    if (start < 0) {
      return false;
    }
    const summary = report.slice(start);
    if (summary.some(line => line.startsWith('  Requests completed:'))) {
      addArtilleryReport1(run, reportOf1(summary));
    } else {
      addArtilleryReport(run, reportOf(summary));
    }
    for (const line of summary) {
      const match = verdict.exec(line);
      if (match) {
        run.threshold({
          metric: match[2].split(' ', 1)[0],
          selector: {},
          expression: match[2],
          ok: match[1] === 'ok',
        });
      }
    }
    return run.metricCount > 0 || run.requests.requests !== null;
  },
});

function beginsSummary(line: string): boolean {
  return line.startsWith('Summary report @');
}

/** The lines as the report that `--output` writes. */
function reportOf(lines: readonly string[]): JsonObject {
  const counters: Record<string, number> = Object.create(null);
  const rates: Record<string, number> = Object.create(null);
  const summaries: Record<string, Record<string, number>> = Object.create(null);
  let open: Record<string, number> | undefined;
  for (const line of lines) {
    const counter = counterLine.exec(line);
    const figure = summaryLine.exec(line);
    const name = summaryStart.exec(line)?.[1];
    if (figure && open) {
      open[figure[1]] = Number(figure[2]);
    } else if (counter) {
      (counter[3] ? rates : counters)[counter[1]] = Number(counter[2]);
    } else if (name !== undefined) {
      open = {};
      summaries[name] = open;
    }
  }
  return { counters, rates, summaries };
}

/** The lines of version 1 as the report that its `--output` writes. */
function reportOf1(lines: readonly string[]): JsonObject {
  const figures = new Map<string, number>();
  const codes: Record<string, number> = Object.create(null);
  const latency: Record<string, number> = Object.create(null);
  let heading = '';
  for (const line of lines) {
    const figure = figureLine1.exec(line);
    heading = heading1.exec(line)?.[1] ?? heading;
    if (!figure) {
      continue;
    }
    const value = Number(figure[2]);
    if (!line.startsWith('    ')) {
      figures.set(figure[1], value);
    } else if (heading === 'Codes') {
      codes[figure[1]] = value;
    } else if (latencyHeadings.has(heading)) {
      latency[figure[1]] = value;
    }
  }
  return {
    requestsCompleted: figures.get('Requests completed'),
    codes,
    latency,
    rps: { mean: figures.get('Mean response/sec') ?? figures.get('RPS sent') },
  };
}
