import { Direction } from '../vocabulary';

/** What a metric's name stands for, whatever tool measured it. @public */
export interface KnownMetric {
  name: string;
  unit: string;
  direction: Direction;
  /** One sentence for people. */
  meaning: string;
}

const metric = (
  name: string,
  unit: string,
  direction: Direction,
  meaning: string,
): KnownMetric => ({ name, unit, direction, meaning });

const phase = (name: string, meaning: string) =>
  metric(name, 'ms', 'lower', meaning);
const traffic = (name: string, meaning: string) =>
  metric(name, 'bytes', 'neutral', meaning);
const tally = (name: string, direction: Direction, meaning: string) =>
  metric(name, 'count', direction, meaning);

/**
 * The names that mean the same in every run. A metric that is not here keeps
 * the name that its tool or test gave it, and its unit is what the file says,
 * or what the ending of the name says, or `unknown`.
 *
 * @public
 */
export const metricTable: readonly KnownMetric[] = [
  phase('http_req_duration', 'Response time of requests, of any load tool'),
  metric(
    'http_req_failed',
    'ratio',
    'lower',
    'Share of the requests that failed; `count` is that of all requests',
  ),
  tally(
    'http_reqs',
    'higher',
    'Requests that were sent, and how many a second',
  ),
  traffic('data_received', 'Bytes received'),
  traffic('data_sent', 'Bytes sent'),
  phase('http_req_blocked', 'Wait for a free connection'),
  phase('http_req_connecting', 'Time to connect'),
  phase('http_req_tls_handshaking', 'Time of the TLS handshake'),
  phase('http_req_sending', 'Time to send the request'),
  phase('http_req_waiting', 'Time to the first byte'),
  phase('http_req_receiving', 'Time to receive the response'),
  phase('iteration_duration', 'Time of one iteration of a k6 script'),
  phase('group_duration', 'Time of a group of a k6 script'),
  phase('grpc_req_duration', 'Response time of gRPC calls'),
  phase('ws_connecting', 'Time to connect a WebSocket'),
  phase('ws_session_duration', 'How long a WebSocket was open'),
  phase('ws_ping', 'Time of a ping of a WebSocket'),
  phase('browser_http_req_duration', 'Response time of requests of a browser'),
  metric(
    'browser_http_req_failed',
    'ratio',
    'lower',
    'Share of the requests of a browser that failed',
  ),
  traffic('browser_data_received', 'Bytes that a browser received'),
  traffic('browser_data_sent', 'Bytes that a browser sent'),
  metric('checks', 'ratio', 'higher', 'Share of the checks that passed'),
  tally('iterations', 'higher', 'Iterations of a k6 script'),
  tally(
    'dropped_iterations',
    'lower',
    'Iterations that could not start in time',
  ),
  tally('ws_sessions', 'higher', 'WebSockets that were opened'),
  tally('grpc_reqs', 'higher', 'gRPC calls that were made'),
  tally('ws_msgs_sent', 'neutral', 'Messages sent over WebSockets'),
  tally('ws_msgs_received', 'neutral', 'Messages received over WebSockets'),
  tally('vus', 'neutral', 'Virtual users that were active'),
  tally('vus_max', 'neutral', 'Virtual users that could be active'),
  tally('failures', 'lower', 'Requests that failed, by their error'),
  tally('exceptions', 'lower', 'Exceptions of the test itself'),
  metric('duration', 's', 'lower', 'Time of one call of a benchmark'),
  metric(
    'cpu_duration',
    's',
    'lower',
    'Processor time of one call of a benchmark',
  ),
  metric('build_duration', 's', 'lower', 'Time of a build'),
  metric(
    'throughput',
    'per_second',
    'higher',
    'Calls of a benchmark, or items, in a second',
  ),
  metric(
    'bytes_per_second',
    'bytes_per_second',
    'higher',
    'Data worked on in a second',
  ),
  metric('allocated_bytes', 'bytes', 'lower', 'Memory that one call allocates'),
  metric('file_size', 'bytes', 'lower', 'Size of a file that a build makes'),
  tally('instructions', 'lower', 'Instructions that one call executes'),
  phase('first-contentful-paint', 'Lighthouse: first text or image'),
  phase('largest-contentful-paint', 'Lighthouse: largest text or image'),
  phase('speed-index', 'Lighthouse: how fast the page fills'),
  phase('total-blocking-time', 'Lighthouse: time in which input waits'),
  phase('max-potential-fid', 'Lighthouse: longest wait of a first input'),
  phase('interactive', 'Lighthouse: until the page answers'),
  phase('server-response-time', 'Lighthouse: time to the document'),
  metric(
    'cumulative-layout-shift',
    'unknown',
    'lower',
    'Lighthouse: how far things move; it has no unit',
  ),
  metric(
    'total-byte-weight',
    'bytes',
    'lower',
    'Lighthouse: bytes of all that is loaded',
  ),
];

const byName = new Map(metricTable.map(each => [each.name, each]));

/** What a name stands for in every run; undefined where it is a tool's own. @public */
export function knownMetric(name: string): KnownMetric | undefined {
  return byName.get(name);
}

const years = 365 * 24 * 3600;

/** Statistics that are not in the metric's own unit. */
const otherUnit = new Set(['count', 'rate']);

/**
 * Whether a statistic is outside of what can be: a ratio beyond 0 to 1, a
 * time of more than a year, or less than nothing where that cannot be.
 *
 * @public
 */
export function isOutOfRange(
  unit: string,
  stat: string,
  value: number,
): boolean {
  if (unit === 'ratio') {
    return stat !== 'count' && (value < 0 || value > 1);
  }
  if (otherUnit.has(stat)) {
    return value < 0;
  }
  switch (unit) {
    case 'ms':
      return value < 0 || value > years * 1000;
    case 's':
      return value < 0 || value > years;
    case 'bytes':
    case 'bytes_per_second':
    case 'per_second':
      return value < 0;
    default:
      return false;
  }
}
