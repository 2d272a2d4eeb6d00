import {
  callsIn,
  dottedName,
  Expr,
  expressionsIn,
  expressionsOf,
  lastName,
  Stmt,
  statementsIn,
} from './ast';

/** Unit in which a measured time is kept; null where nothing tells. */
export type TimeUnit = 's' | 'ms' | 'us' | 'ns' | null;

const clocks = new Map<string, TimeUnit>([
  ['time.time', 's'],
  ['time.perf_counter', 's'],
  ['time.monotonic', 's'],
  ['time.process_time', 's'],
  ['time.thread_time', 's'],
  ['time.clock', 's'],
  ['time.time_ns', 'ns'],
  ['time.perf_counter_ns', 'ns'],
  ['time.monotonic_ns', 'ns'],
  ['time.process_time_ns', 'ns'],
  ['timeit.default_timer', 's'],
  ['datetime.now', 's'],
  ['datetime.utcnow', 's'],
  ['datetime.datetime.now', 's'],
  ['datetime.datetime.utcnow', 's'],
  ['timezone.now', 's'],
]);

const bareClocks = new Map<string, TimeUnit>([
  ['perf_counter', 's'],
  ['monotonic', 's'],
  ['process_time', 's'],
  ['default_timer', 's'],
  ['perf_counter_ns', 'ns'],
  ['monotonic_ns', 'ns'],
]);

/** Clock that a call reads, or undefined. */
export function clockOf(expr: Expr): TimeUnit | undefined {
  if (expr.type === 'await') {
    return clockOf(expr.value);
  }
  if (expr.type !== 'call') {
    return undefined;
  }
  const name = dottedName(expr.callee);
  if (name !== undefined) {
    return (
      clocks.get(name) ??
      bareClocks.get(name) ??
      clocks.get(name.replace(/^_+|(?<=\.)_+/g, '')) ??
      (/(^|\.)_?loop\.time$/.test(name) ? 's' : undefined)
    );
  }
  // asyncio.get_event_loop().time()
  if (
    expr.callee.type === 'attribute' &&
    expr.callee.name === 'time' &&
    expr.callee.object.type === 'call' &&
    /_loop$/.test(dottedName(expr.callee.object.callee) ?? '')
  ) {
    return 's';
  }
  return undefined;
}

/** Clocks that also stamp records: only a difference of two readings is a time. */
const stamps =
  /(^|\.)_?(time\.time(_ns)?|datetime\.(now|utcnow)|timezone\.now)$/;

/** Whether a body measures how long something takes, and does not only ask what time it is. */
export function readsStopwatch(body: readonly Stmt[]): boolean {
  const isStopwatch = callsIn(body, true).some(
    call =>
      clockOf(call) !== undefined &&
      !stamps.test(dottedName(call.callee) ?? ''),
  );
  return isStopwatch || subtractsReadings(body);
}

function subtractsReadings(body: readonly Stmt[]): boolean {
  const statements = statementsIn(body, true);
  const read = new Set(
    statements.flatMap(stmt =>
      stmt.type === 'assign' && clockOf(stmt.value) !== undefined
        ? stmt.targets.map(lastName)
        : [],
    ),
  );
  const isReading = (expr: Expr) =>
    clockOf(expr) !== undefined ||
    (/^(?:name|attribute)$/.test(expr.type) && read.has(lastName(expr)));
  return statements
    .flatMap(expressionsOf)
    .flatMap(expr => expressionsIn(expr))
    .some(
      expr =>
        expr.type === 'binary' &&
        expr.op === '-' &&
        isReading(expr.left) &&
        // `now - timedelta(hours=1)` and `time() - 20` are other times of day.
        (isReading(expr.right) ||
          /^(?:name|attribute|index)$/.test(expr.right.type)),
    );
}
