import { SourceTree } from 'backstage-plugin-perf-coverage-node';

/** What a `locust.conf` says of the load. */
export interface RunSettings {
  users: number | null;
  durationSeconds: number | null;
}

/** Settings of the `locust.conf` beside a file. */
export async function runSettings(
  tree: SourceTree,
  path: string,
): Promise<RunSettings> {
  const folder = path.split('/').slice(0, -1);
  const file = [...folder, 'locust.conf'].join('/');
  const text = tree.has(file) ? await tree.read(file) : undefined;
  const values = new Map<string, string>();
  for (const line of (text ?? '').split(/\r\n|\r|\n/)) {
    const match = /^\s*([\w-]+)\s*[=:]\s*([^#;]*)/.exec(line);
    if (match) {
      values.set(match[1], match[2].trim().replace(/^["']|["']$/g, ''));
    }
  }
  const users = Number(values.get('users') || NaN);
  return {
    users: Number.isInteger(users) && users > 0 ? users : null,
    durationSeconds: timespan(values.get('run-time') ?? ''),
  };
}

/** Seconds of `300`, `20s`, `3m`, `2h`, `1h30m`; null for anything else. */
export function timespan(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) {
    return Number(text);
  }
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,9})s)?$/.exec(text);
  if (!match || text === '') {
    return null;
  }
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
