/*
 * The summary that `k6 run` prints when a run has ended, in the layout of k6 1
 * and newer (`summary.js`) and in the older one (`summary-legacy.js`, which
 * `textSummary` of jslib.k6.io writes, too):
 * https://github.com/grafana/k6/tree/master/internal/js
 */
import { textReader } from '../input/textReader';
import { addK6Metrics, k6Requests } from '../k6';
import { RunBuilder } from '../run/RunBuilder';
import { goSeconds } from '../run/goDuration';
import { reportStarts } from './reportStarts';
import { summaryLine } from './summaryLines';
import { ConsoleSummary, SummaryReading } from './SummaryReading';

/** Metrics that k6 itself measures; one of them is in each summary. */
const builtIn =
  /^(?:iterations|iteration_duration|dropped_iterations|vus|vus_max|data_sent|data_received|checks|checks_total|http_reqs|http_req_[a-z_]{1,20}|group_duration)$/;

/**
 * Reads the summary that k6 prints, with whatever stands around it. Its
 * figures are rounded. In the older layout a threshold says whether all of a
 * metric held.
 *
 * @public
 */
export const k6TextReader = textReader({
  format: 'k6-text',
  title: 'k6 output (k6 run)',
  tool: 'k6',
  mend: 'k6 prints its summary when the run has ended; k6 run --summary-export=FILE writes more',
  recognise(text) {
    const lines = text.split('\n').map(summaryLine);
    // Markup, such as a report of JUnit, may quote what k6 printed.
    const markup = text.trimStart().startsWith('<');
    if (lines.some(line => line.kind === 'row' && builtIn.test(line.name))) {
      return markup ? 0.55 : 0.96;
    }
    const begun =
      lines.some(line => line.kind === 'header') &&
      lines.some(
        line =>
          line.kind === 'running' ||
          (line.kind === 'text' && /^script: \S/.test(line.text)),
      );
    return begun && !markup ? 0.9 : 0;
  },
  starts: lines => reportStarts(lines.map(summaryLine)),
  read(lines, run) {
    const reading = new SummaryReading();
    lines.forEach((line, n) => reading.add(summaryLine(line), n + 1));
    const summary = reading.end();
    if (!summary.metrics.some(({ key }) => builtIn.test(key))) {
      return false;
    }
    // `0.0s` is what k6 makes of a run that is shorter than it shows.
    run.durationSeconds = goSeconds(summary.time ?? '') || null;
    run.requests = k6Requests(summary.metrics);
    addK6Metrics(run, summary.metrics);
    addChecks(run, summary);
    if (summary.unreadable) {
      run.warn(
        'values-unreadable',
        'Values that k6 does not write so were left out; the summary may be cut',
        summary.unreadable.count,
        summary.unreadable.line,
      );
    }
    return true;
  },
});

/**
 * Of checks that always passed k6 prints the names alone. What the others
 * leave of all that passed is theirs: the count of a single one, or of all of
 * them together.
 */
function addChecks(run: RunBuilder, summary: ConsoleSummary): void {
  const { failedChecks, passedChecks, metrics } = summary;
  failedChecks.forEach(check => run.check(check));
  if (passedChecks.length === 0) {
    return;
  }
  const all = metrics.find(
    ({ key, within }) => key === 'checks' && within === undefined,
  )?.values.passes;
  const passes = failedChecks.reduce(
    (rest, check) => rest - check.passes,
    typeof all === 'number' ? all : NaN,
  );
  if (passes === passedChecks.length) {
    passedChecks.forEach(check => run.check({ ...check, passes: 1, fails: 0 }));
    return;
  }
  if (passes > passedChecks.length) {
    const groups = new Set(passedChecks.map(({ group }) => group));
    run.check({
      name: passedChecks.map(({ name }) => name).join(', '),
      group: groups.size === 1 ? passedChecks[0].group : '',
      passes,
      fails: 0,
    });
  }
  if (passedChecks.length > 1 || !(passes > 0)) {
    run.warn(
      'checks-uncounted',
      passes > 0
        ? 'k6 prints no count of a check that always passed: those checks stand together'
        : 'k6 prints no count of a check that always passed: those checks were left out',
      passedChecks.length,
    );
  }
}
