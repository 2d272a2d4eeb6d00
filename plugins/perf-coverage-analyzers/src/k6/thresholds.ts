import type { Finding, Threshold } from 'backstage-plugin-perf-coverage-common';
import {
  isNothing,
  present,
  settled,
  textOf,
  truth,
  Value,
} from '../javascript';
import { Feeds, whyUnfed } from './feeds';
import { CustomMetric } from './recorder';
import { finding } from './rules';
import {
  builtInMetrics,
  MetricKind,
  parseExpression,
  parseMetricName,
  supportedStats,
  supportsStat,
  unitOf,
} from './thresholdExpressions';

/** What judging thresholds needs to know of the script. */
export interface ThresholdContext {
  file: string;
  metrics: readonly CustomMetric[];
  /** What gives metrics their values. */
  feeds: Feeds;
  /** Everything that runs was read: what feeds a metric is known. */
  complete: boolean;
  fallbackLine: number;
}

export interface ReadThresholds {
  thresholds: Threshold[];
  findings: Finding[];
}

/** Reads `options.thresholds`. */
export function readThresholds(
  options: Value | undefined,
  context: ThresholdContext,
): ReadThresholds {
  const result: ReadThresholds = { thresholds: [], findings: [] };
  const settings = settled(options);
  if (settings.t !== 'object') return result;
  const written = settled(settings.props.get('thresholds'));
  if (written.t !== 'object') return result;
  for (const [name, value] of written.props) {
    const at = written.lines.get(name);
    const line = at?.file === context.file ? at.line : context.fallbackLine;
    readMetric(result, name, present(value), line, context);
  }
  return result;
}

function readMetric(
  result: ReadThresholds,
  name: string,
  value: Value,
  line: number,
  context: ThresholdContext,
): void {
  if (value.t === 'unknown' || isNothing(value)) return;
  if (value.t !== 'array') {
    const written = textOf(value);
    result.findings.push(
      finding(
        'k6/invalid-threshold',
        `The thresholds of '${name}' are no list`,
        line,
      ),
    );
    if (written !== undefined) {
      const one = judge(result, name, written, line, context);
      one.valid = false;
    }
    return;
  }
  for (const item of value.items) {
    const entry = settled(item);
    const expression =
      entry.t === 'object' ? settled(entry.props.get('threshold')) : entry;
    const written = textOf(expression);
    const part = expression.t === 'string' ? expression.parts[0] : undefined;
    const at = part && 'text' in part ? part.at : null;
    const here = at?.file === context.file ? at.line : line;
    const abort =
      entry.t === 'object' &&
      truth(settled(entry.props.get('abortOnFail'))) === true;
    if (written !== undefined) {
      judge(result, name, written, here, context).abortOnFail = abort;
    } else if (expression.t === 'string') {
      // `p(95)<${limit}` with a limit that only a run knows
      addUnknown(result, name, expression.parts, here).abortOnFail = abort;
    } else if (expression.t === 'constant') {
      result.findings.push(
        finding(
          'k6/invalid-threshold',
          `A threshold of '${name}' is no expression but ${String(
            expression.value,
          )}`,
          here,
        ),
      );
    }
  }
}

/** A limit that depends on the run: written, but without a value. */
function addUnknown(
  result: ReadThresholds,
  name: string,
  parts: ({ text: string } | { hole: true })[],
  line: number,
): Threshold {
  const expression = parts
    .map(part => ('hole' in part ? '{}' : part.text))
    .join('');
  const parsed = parseExpression(expression);
  const { metric, selector } = parseMetricName(name);
  const threshold: Threshold = {
    metric,
    stat: parsed.stat,
    operator: parsed.operator,
    value: null,
    unit: unitOf(builtInMetrics.get(metric), parsed.stat),
    selector,
    expression,
    valid: true,
    line,
  };
  result.thresholds.push(threshold);
  return threshold;
}

function kindOf(
  metric: string,
  context: ThresholdContext,
): MetricKind | undefined {
  const builtIn = builtInMetrics.get(metric);
  if (builtIn) return builtIn;
  const custom = context.metrics.find(one => one.name === metric);
  return (
    custom && {
      type: custom.type,
      contains: custom.isTime ? 'time' : 'other',
    }
  );
}

function judge(
  result: ReadThresholds,
  name: string,
  expression: string,
  line: number,
  context: ThresholdContext,
): Threshold {
  const parsed = parseExpression(expression);
  const { metric, selector, problem: nameProblem } = parseMetricName(name);
  const kind = kindOf(metric, context);
  let problem = parsed.problem ?? nameProblem;
  if (!problem && kind && !supportsStat(kind.type, parsed.stat)) {
    problem = `a ${kind.type} has no '${parsed.stat}', only ${supportedStats(
      kind.type,
    )}`;
  }
  const threshold: Threshold = {
    metric,
    stat: parsed.stat,
    operator: parsed.operator,
    value: parsed.value,
    unit: unitOf(kind, parsed.stat),
    selector,
    expression,
    valid: problem === null,
    line,
  };
  result.thresholds.push(threshold);
  if (problem) {
    result.findings.push(
      finding(
        'k6/invalid-threshold',
        `k6 rejects '${expression}' on '${name}': ${problem}`,
        line,
      ),
    );
    return threshold;
  }
  judgeMetric(result, metric, name, line, kind, context);
  if (builtInMetrics.has(metric)) {
    judgeFeeds(result, name, threshold, context);
  }
  if (kind && neverFails(kind, threshold)) {
    result.findings.push(
      finding(
        'k6/threshold-never-fails',
        `'${expression}' on '${name}' holds whatever is measured`,
        line,
        // A known way to have the metric of a tag shown in the summary.
        Object.keys(selector).length > 0 ? 'info' : undefined,
      ),
    );
  }
  return threshold;
}

function judgeMetric(
  result: ReadThresholds,
  metric: string,
  name: string,
  line: number,
  kind: MetricKind | undefined,
  context: ThresholdContext,
): void {
  const custom = context.metrics.filter(one => one.name === metric);
  if (!kind) {
    const { feeds, complete } = context;
    const unsure =
      feeds.remoteModules || feeds.recorder.unnamedMetric || !complete;
    const message = `No metric '${metric}' is declared, but '${name}' has thresholds`;
    if (!result.findings.some(one => one.message === message)) {
      result.findings.push(
        finding(
          'k6/unknown-metric',
          message,
          line,
          unsure ? 'info' : undefined,
        ),
      );
    }
  } else if (
    custom.length > 0 &&
    context.complete &&
    custom.every(one => !one.fed)
  ) {
    const message = `Nothing that runs feeds '${metric}', so its threshold passes without a measurement`;
    if (!result.findings.some(one => one.message === message)) {
      result.findings.push(finding('k6/unfed-metric', message, line));
    }
  }
}

/** A threshold on values that never come passes whatever happens. */
function judgeFeeds(
  result: ReadThresholds,
  name: string,
  { metric, selector, line }: Threshold,
  context: ThresholdContext,
): void {
  if (!context.complete) return;
  const why = whyUnfed(metric, selector, context.feeds);
  if (why === null) return;
  const message = `The threshold on '${name}' passes without a measurement: ${why}`;
  if (result.findings.some(one => one.message === message)) return;
  result.findings.push(finding('k6/unmeasured-threshold', message, line));
}

/** Whether every value that the metric can take meets the threshold. */
function neverFails(kind: MetricKind, threshold: Threshold): boolean {
  const { operator, value, stat } = threshold;
  if (value === null) return false;
  const share = kind.type === 'rate';
  const nonNegative =
    share ||
    kind.type === 'counter' ||
    (kind.type === 'trend' && kind.contains === 'time');
  if (nonNegative && operator === '>=') return value <= 0;
  if (nonNegative && operator === '>') return value < 0;
  if (share && stat === 'rate') {
    if (operator === '<=') return value >= 1;
    if (operator === '<') return value > 1;
  }
  return false;
}
