import { TimeUnit } from './clocks';
import { wordsOf } from './words';

const unitWords = new Map<string, TimeUnit>([
  ['ms', 'ms'],
  ['msec', 'ms'],
  ['msecs', 'ms'],
  ['millis', 'ms'],
  ['millisecond', 'ms'],
  ['milliseconds', 'ms'],
  ['us', 'us'],
  ['usec', 'us'],
  ['microseconds', 'us'],
  ['ns', 'ns'],
  ['nanoseconds', 'ns'],
  ['s', 's'],
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
]);

/** Unit that a name carries as its last word, or before `per`. */
export function unitOfName(name: string): TimeUnit {
  const words = wordsOf(name);
  const per = words.indexOf('per');
  const head = per > 0 ? words.slice(0, per) : words;
  const last = head[head.length - 1];
  if (head.length < 2) {
    return (last?.length ?? 0) > 2 ? unitWords.get(last) ?? null : null;
  }
  return unitWords.get(last) ?? unitWords.get(words[words.length - 1]) ?? null;
}

const timeWords = new Set([
  'elapsed',
  'duration',
  'durations',
  'latency',
  'latencies',
  'took',
  'runtime',
  'walltime',
  'timing',
  'timings',
]);

/** Words that make a time one that nobody measured. */
const notMeasured = new Set([
  'timeout',
  'start',
  'started',
  'end',
  'begin',
  'created',
  'updated',
  'expiry',
  'expires',
  'sleep',
  'wait',
  'limit',
  'threshold',
  'budget',
  'target',
  'allowed',
  'expected',
  'acceptable',
  'sla',
  'count',
  'number',
  'num',
  'ratio',
  'rate',
  'datetime',
  'timestamp',
]);

/** Whether a name says that it holds a measured time. */
export function isTimeName(name: string): boolean {
  const words = wordsOf(name);
  const last = words[words.length - 1];
  if (words.length === 0 || words.some(word => notMeasured.has(word))) {
    return false;
  }
  return (
    words.some(
      word => timeWords.has(word) || /^p(50|75|90|95|99|999)$/.test(word),
    ) ||
    last === 'time' ||
    last === 'times' ||
    (words[0] === 'time' && ['taken', 'spent', 'per'].includes(words[1])) ||
    (words.length > 1 && unitWords.has(last) && last !== 's')
  );
}

const statWords = new Map([
  ['avg', 'avg'],
  ['average', 'avg'],
  ['mean', 'avg'],
  ['min', 'min'],
  ['fastest', 'min'],
  ['max', 'max'],
  ['slowest', 'max'],
  ['worst', 'max'],
  ['median', 'med'],
]);

/** Statistic that a name speaks of, in the inventory's words. */
export function statOfName(name: string): string | null {
  for (const word of wordsOf(name)) {
    if (/^p\d{2,3}$/.test(word)) {
      return word === 'p999' ? 'p99.9' : word;
    }
    const stat = statWords.get(word);
    if (stat) {
      return stat;
    }
  }
  return null;
}
