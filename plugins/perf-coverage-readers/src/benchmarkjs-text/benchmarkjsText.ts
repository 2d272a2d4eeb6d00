/*
 * What a suite of Benchmark.js prints with `String(event.target)`:
 * https://benchmarkjs.com/docs/#prototype_toString
 */
import { textReader } from '../input/textReader';
import { benchMeasures, benchScope } from '../run/bench';

const resultLine =
  /^\s{0,40}(\S.{0,400}?) x ([\d,]{1,30}(?:\.\d{1,9})?) ops\/sec ±[\d.]{1,20}% \((\d{1,9}) runs? sampled\)/;

/**
 * Reads the throughput of each benchmark; its margin of error stays out.
 *
 * @public
 */
export const benchmarkjsTextReader = textReader({
  format: 'benchmarkjs-text',
  title: 'Benchmark.js output',
  tool: 'benchmark.js',
  mend: 'no benchmark ran to its end',
  recognise: text =>
    text.split('\n', 2000).some(line => resultLine.test(line.slice(0, 600)))
      ? 0.95
      : 0,
  read(lines, run) {
    for (const line of lines) {
      const match = resultLine.exec(line.slice(0, 600));
      if (match) {
        run.metric(
          'throughput',
          benchScope(match[1]),
          benchMeasures.throughput,
          [
            ['avg', Number(match[2].replaceAll(',', ''))],
            ['count', Number(match[3])],
          ],
        );
      }
    }
    return run.metricCount > 0;
  },
});
