/*
 * What `artillery run` of version 2 prints:
 * https://github.com/artilleryio/artillery/blob/main/packages/artillery/lib/console-reporter.ts
 */
import { withoutColours } from '../input/colours';
import { textReader } from '../input/textReader';
import { addArtilleryReport } from '../artillery-json/report';
import { JsonObject } from '../input/json';

const counterLine =
  /^([^\s:][^\n]{0,400}?): \.{2,200} (\d{1,15}(?:\.\d{1,9})?)(\/sec)?$/;
const summaryStart = /^([^\s:][^\n]{0,400}):$/;
const summaryLine = /^ {2}(min|max|mean|median|p95|p99): \.{2,200} (\S{1,30})$/;
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
    const start = plain.findLastIndex(line =>
      line.startsWith('Summary report @'),
    );
    if (start < 0) {
      return false;
    }
    const summary = plain.slice(start);
    addArtilleryReport(run, reportOf(summary));
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
