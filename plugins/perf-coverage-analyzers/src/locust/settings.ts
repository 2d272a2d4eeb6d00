import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { parse as parseToml } from 'smol-toml';
import { startsOf, StartCommand } from './starts';

/** How much load locust is told to make, and where that stands. */
export interface RunSettings {
  users: number | null;
  durationSeconds: number | null;
  /** File and line; null where nothing tells. */
  place: string | null;
}

const nothing: RunSettings = {
  users: null,
  durationSeconds: null,
  place: null,
};

/**
 * The load of each locust file, in locust's order of precedence: a command that
 * starts it (the one with most users), else `[tool.locust]` of a
 * `pyproject.toml`, else a `locust.conf`, of the nearest folder above it.
 */
export async function runSettings(
  tree: SourceTree,
  scripts: readonly string[],
): Promise<Map<string, RunSettings>> {
  const starts = await startsOf(tree);
  const settings = new Map<string, RunSettings>();
  for (const path of scripts) {
    const started = starts
      .filter(start => startsFile(start, path, scripts))
      .map(({ users, runTime, place }) => ({
        users: countOf(users),
        durationSeconds: timespan(runTime ?? ''),
        place,
      }))
      .filter(item => item.users !== null || item.durationSeconds !== null)
      .sort((a, b) => (b.users ?? 0) - (a.users ?? 0));
    const stated = await statedIn(tree, path);
    const [first] = started;
    settings.set(
      path,
      first
        ? {
            users: first.users ?? stated.users,
            durationSeconds: first.durationSeconds ?? stated.durationSeconds,
            place: first.place,
          }
        : stated,
    );
  }
  return settings;
}

/** Whether a command starts a file: by its path, or by its name where folders are mounted elsewhere. */
function startsFile(
  { files, folders, mounted }: StartCommand,
  path: string,
  scripts: readonly string[],
): boolean {
  const named = files.length > 0 ? files : ['locustfile.py'];
  return named.some(file => {
    const there = folders.map(folder => joined(folder, file));
    if (there.includes(path)) {
      return true;
    }
    const known = there.some(place => scripts.includes(place));
    const name = file.slice(file.lastIndexOf('/') + 1);
    const alike = scripts.filter(
      script => script === name || script.endsWith(`/${name}`),
    );
    const near = alike.filter(script =>
      folders.some(folder => folder !== '' && script.startsWith(`${folder}/`)),
    );
    const [only] = near.length > 0 ? near : alike;
    return (
      !known &&
      only === path &&
      (mounted || files.length > 0) &&
      (near.length === 1 || alike.length === 1)
    );
  });
}

function joined(folder: string, file: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${file}`.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

const configurations: [
  string,
  (text: string) => Map<string, string> | undefined,
][] = [
  ['pyproject.toml', tomlSettings],
  ['locust.conf', confSettings],
  ['.locust.conf', confSettings],
];

function confSettings(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = /^\s{0,20}([\w-]{1,60})\s{0,20}[=:\s]\s{0,20}([^#;]*)/.exec(
      line,
    );
    if (match) {
      const value = match[2].trim().replace(/^["']|["']$/g, '');
      values.set(match[1].replaceAll('_', '-'), value);
    }
  }
  return values;
}

function tomlSettings(text: string): Map<string, string> | undefined {
  if (!text.includes('tool.locust')) {
    return undefined;
  }
  let settings: unknown;
  try {
    settings = parseToml(text);
  } catch {
    // locust stops on it as well: it tells no load.
    return undefined;
  }
  for (const key of ['tool', 'locust']) {
    settings =
      typeof settings === 'object' &&
      settings !== null &&
      Object.hasOwn(settings, key)
        ? Reflect.get(settings, key)
        : undefined;
  }
  if (typeof settings !== 'object' || settings === null) {
    return undefined;
  }
  return new Map(
    Object.entries(settings).map(([key, value]) => [
      key.replaceAll('_', '-'),
      String(value),
    ]),
  );
}

/** What the configuration files above a file say. */
async function statedIn(tree: SourceTree, path: string): Promise<RunSettings> {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const here = folders.slice(0, depth);
    for (const [name, read] of configurations) {
      const file = [...here, name].join('/');
      const text = tree.has(file) ? await tree.read(file) : undefined;
      const values = text === undefined ? undefined : read(text);
      if (values && meansFile(values.get('locustfile'), path)) {
        return {
          users: countOf(values.get('users')),
          durationSeconds: timespan(values.get('run-time') ?? ''),
          place: file,
        };
      }
    }
  }
  return nothing;
}

function meansFile(stated: string | undefined, path: string): boolean {
  const names = (stated ?? '')
    .split(',')
    .map(name => name.trim().replace(/^\.\//, ''))
    .filter(name => name !== '' && name.endsWith('.py'));
  return (
    names.length === 0 ||
    names.some(name => path === name || path.endsWith(`/${name}`))
  );
}

function countOf(text: string | null | undefined): number | null {
  const users = Number(text || NaN);
  return Number.isInteger(users) && users > 0 ? users : null;
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
