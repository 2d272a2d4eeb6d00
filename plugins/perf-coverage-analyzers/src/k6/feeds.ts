import { Recorder } from './recorder';

/** What a script uses of k6, as far as it decides which metrics have values. */
export interface Feeds {
  recorder: Recorder;
  /** Names of all scenarios of all configurations; null where not all are known. */
  scenarios: ReadonlySet<string> | null;
  /** Modules that are known by name only may send requests and check results. */
  remoteModules: boolean;
}

/** Metrics by the part of k6 that feeds them (metrics/builtin.go and its modules). */
const sources: [prefix: string, needs: 'http' | 'ws' | 'grpc' | 'browser'][] = [
  ['http_req', 'http'],
  ['ws_', 'ws'],
  ['grpc_', 'grpc'],
  ['browser_', 'browser'],
];

const titles = {
  http: 'sends an HTTP request',
  ws: 'opens a WebSocket',
  grpc: 'makes a gRPC call',
  browser: 'opens a page in a browser',
};

/**
 * Why a built-in metric, or the part of it that a threshold selects, has no
 * values; null where it has some or that can't be known.
 */
export function whyUnfed(
  metric: string,
  selector: Record<string, string>,
  feeds: Feeds,
): string | null {
  const { scenario, group } = selector;
  if (
    scenario !== undefined &&
    feeds.scenarios &&
    !feeds.scenarios.has(scenario)
  ) {
    return `there is no scenario '${scenario}'`;
  }
  if (feeds.remoteModules) return null;
  const { groups, checks, protocols } = feeds.recorder;
  const unknownGroups = feeds.recorder.unnamedGroup;
  if (group?.startsWith('::') && !unknownGroups) {
    const missing = group
      .slice(2)
      .split('::')
      .find(one => one !== '' && !groups.has(one));
    if (missing !== undefined) return `there is no group '${missing}'`;
  }
  if (
    metric === 'checks' &&
    checks.size === 0 &&
    !feeds.recorder.unnamedCheck
  ) {
    return 'nothing that runs calls check()';
  }
  if (metric === 'group_duration' && groups.size === 0 && !unknownGroups) {
    return 'nothing that runs calls group()';
  }
  const source = sources.find(([prefix]) => metric.startsWith(prefix));
  return source && !protocols.has(source[1])
    ? `nothing that runs ${titles[source[1]]}`
    : null;
}
