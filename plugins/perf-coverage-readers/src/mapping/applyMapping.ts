import { toIsoTime } from '../input/time';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { maxMatches } from './jsonPath';
import { CompiledMapping, Part } from './rules';
import { measureOf } from './units';

/** Follows every rule of a mapping in a document, and adds what it finds. */
export function applyMapping(
  rules: CompiledMapping,
  document: unknown,
  run: RunBuilder,
): void {
  run.tool = {
    name: rules.tool.text(document) ?? rules.tool.tally.path,
    version: rules.version?.text(document) ?? null,
  };
  run.startedAt = timeOf(rules.startedAt?.value(document));
  run.durationSeconds = rules.durationSeconds?.number(document) ?? null;
  run.requests = requestTotals(
    rules.requests?.number(document) ?? null,
    rules.failedRequests?.number(document) ?? null,
  );
  addMetrics(rules, document, run);
  addTests(rules, document, run);
  for (const rule of rules.checks) {
    for (const value of matches(rule.each, document, run)) {
      const name = rule.name.text(value);
      const passes = rule.passes.number(value);
      const fails = rule.fails.number(value);
      if (name !== undefined && passes !== undefined && fails !== undefined) {
        run.check({
          name,
          group: rule.group?.text(value) ?? '',
          passes,
          fails,
        });
      }
    }
  }
  for (const rule of rules.thresholds) {
    for (const value of matches(rule.each, document, run)) {
      const metric = rule.metric.text(value);
      const expression = rule.expression.text(value);
      const ok = rule.ok.value(value);
      if (
        metric !== undefined &&
        expression !== undefined &&
        ok !== undefined
      ) {
        run.threshold({
          metric,
          selector: {},
          expression,
          ok: isOneOf(ok, rule.passed),
        });
      }
    }
  }
}

function matches(each: Part, document: unknown, run: RunBuilder): unknown[] {
  const { values, cut } = each.path?.match(document) ?? {
    values: [],
    cut: false,
  };
  values.forEach(value => each.tally.found(value));
  each.tally.missed += values.length === 0 ? 1 : 0;
  if (cut) {
    run.warn(
      'matches-folded',
      `Only the first ${maxMatches} matches of ${each.tally.rule} are read`,
    );
  }
  return values;
}

function addMetrics(
  rules: CompiledMapping,
  document: unknown,
  run: RunBuilder,
): void {
  for (const rule of rules.metrics) {
    for (const value of matches(rule.each, document, run)) {
      const name = rule.name.text(value);
      const unit = rule.unit.text(value);
      if (name === undefined || unit === undefined) {
        continue;
      }
      const { measure, factor } = measureOf(name, unit, rule.direction);
      run.metric(
        name,
        rule.scope.flatMap(([key, part]): [string, string][] => {
          const text = part.text(value);
          return text === undefined ? [] : [[key, text]];
        }),
        measure,
        rule.stats.map(([stat, part]) => {
          const number = part.number(value);
          return [
            stat,
            number === undefined || stat === 'count' ? number : number * factor,
          ] as const;
        }),
      );
    }
  }
}

function addTests(
  rules: CompiledMapping,
  document: unknown,
  run: RunBuilder,
): void {
  for (const rule of rules.tests) {
    for (const value of matches(rule.each, document, run)) {
      const name = rule.name.text(value);
      const status = rule.status.value(value);
      if (name === undefined || status === undefined) {
        continue;
      }
      const notPassed = isOneOf(status, rule.skipped) ? 'skipped' : 'failed';
      run.test({
        name,
        suite: rule.suite?.text(value) ?? null,
        status: isOneOf(status, rule.passed) ? 'passed' : notPassed,
        durationSeconds: rule.durationSeconds?.number(value) ?? null,
      });
    }
  }
}

/** CSV knows texts only: `true` and `"true"` are the same here. */
function isOneOf(
  value: unknown,
  states: readonly (string | number | boolean)[],
): boolean {
  return states.some(state => String(state) === String(value));
}

/** Seconds since 1970 have ten digits until the year 2286. */
function timeOf(value: unknown): string | null {
  const number = typeof value === 'number' ? value : Number(value || NaN);
  if (Number.isFinite(number)) {
    return toIsoTime(number < 1e11 ? Math.round(number * 1000) : number);
  }
  return typeof value === 'string' ? toIsoTime(value) : null;
}
