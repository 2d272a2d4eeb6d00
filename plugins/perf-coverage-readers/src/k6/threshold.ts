/** `p(95)<500`, taken apart. */
export interface ThresholdExpression {
  stat: string;
  /** Set where `stat` is a percentile. */
  percentile: number | undefined;
  operator: string;
  value: number;
}

const comparisons = new Map<string, (a: number, b: number) => boolean>([
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
  ['==', (a, b) => a === b],
  ['===', (a, b) => a === b],
  ['!=', (a, b) => a !== b],
]);

/**
 * Takes a threshold apart; undefined where k6 would not accept it.
 *
 * @see https://grafana.com/docs/k6/latest/using-k6/thresholds/#threshold-expression-syntax
 */
export function parseThreshold(
  expression: string,
): ThresholdExpression | undefined {
  const match =
    /^\s{0,9}(avg|min|med|max|count|rate|value|p\((\d{1,3}(?:\.\d{1,6})?)\))\s{0,9}(<=|>=|===|==|!=|<|>)\s{0,9}(\d{1,15}(?:\.\d{1,15})?)\s{0,9}$/.exec(
      expression,
    );
  return match
    ? {
        stat: match[1],
        percentile: match[2] === undefined ? undefined : Number(match[2]),
        operator: match[3],
        value: Number(match[4]),
      }
    : undefined;
}

export function holds(
  threshold: ThresholdExpression,
  actual: number,
): boolean | undefined {
  return comparisons.get(threshold.operator)?.(actual, threshold.value);
}
