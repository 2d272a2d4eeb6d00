import type { ModuleSource } from '../../javascript';
import { folderOf } from '../../javascript';
import type { DataFiles } from '../scriptRun';
import type { SandboxProgram, SandboxResult } from './sandbox';
import { sandboxProgram } from './sandboxModules';
import { prelude, standIns } from './standIns';

/** A request that a script sent to the stand-in of a module. */
export interface RecordedRequest {
  method: string;
  /** With `holeMark` where only a response would tell. */
  url: string;
  at: { file: string; line: number } | null;
}

/** What a script did in the sandbox. */
export interface Recording {
  requests: RecordedRequest[];
  /** The script's options as plain data; undefined where it has none. */
  options: unknown;
  checks: string[];
  groups: string[];
  /** It asked for a file that the sandbox lacks. */
  lacksFile: boolean;
  /** It started only with made-up environment variables. */
  isMadeUp: boolean;
  /** What ended the run, or a function of it, early. */
  error: string | null;
}

/** Stands for the addresses that environment variables would give. */
export const madeUpAddress = 'http://env.invalid';

/** Runs a program in a sandbox, wherever that is. */
export type SandboxRunner = (program: SandboxProgram) => Promise<SandboxResult>;

/** How often each function of a script is run, and with which status answered. */
const statuses = [200, 201, 302];
const maxDataLength = 500_000;

/**
 * Runs a script against stand-ins of k6's modules, inside the sandbox: its
 * modules, `setup`, a few iterations of each function in `execs`, `teardown`.
 * First without environment variables; where it does not start then, with
 * made-up ones. Null where nothing came of it.
 */
export async function dryRun(
  entry: string,
  sources: ReadonlyMap<string, ModuleSource>,
  files: DataFiles,
  execs: readonly string[] | null,
  run: SandboxRunner,
): Promise<Recording | null> {
  const program = sandboxProgram(sources);
  const environments = [
    { code: '{}', isMadeUp: false },
    { code: madeUpEnvironment(sources), isMadeUp: true },
  ];
  for (const { code, isMadeUp } of environments) {
    const modules = new Map(program.modules);
    modules.set(
      'dry-run:prelude',
      [
        prelude,
        `globalThis.__ENV = ${code};`,
        dataCode(entry, sources, files),
        ...standIns,
      ].join('\n'),
    );
    const result = await run({
      code: driver(entry, execs),
      modules,
      edges: program.edges,
    });
    const recording = result.ok ? recordingOf(result.text, result.error) : null;
    if (recording?.started) return { ...recording, isMadeUp };
  }
  return null;
}

const defaulted =
  /\b__ENV(?:\.(\w{1,80})|\[\s{0,3}['"](\w{1,80})['"]\s{0,3}\])\s{0,20}(?:\|\||\?\?)/g;

/**
 * Every variable without a default of its own is set: to an address, a number
 * or a text, as its name says.
 */
function madeUpEnvironment(sources: ReadonlyMap<string, ModuleSource>): string {
  const names = [...sources.values()].flatMap(({ text }) =>
    [...text.matchAll(defaulted)].map(match => match[1] ?? match[2]),
  );
  return `new Proxy({}, {
  has: (target, key) => !defaulted.has(key),
  get: (target, key) => {
    if (typeof key !== 'string' || defaulted.has(key)) return undefined;
    if (/url|host|base|endpoint|domain|uri|server/i.test(key)) return '${madeUpAddress}';
    if (/vus|rate|count|iteration|number|size|port|sec|max|min|rps/i.test(key)) return '1';
    if (/duration|time|ramp/i.test(key)) return '1s';
    return HOLE;
  },
}); const defaulted = new Set(${JSON.stringify([...new Set(names)])})`;
}

/** The files that `open()` finds, below the folders from which it may look. */
function dataCode(
  entry: string,
  sources: ReadonlyMap<string, ModuleSource>,
  files: DataFiles,
): string {
  let budget = maxDataLength;
  const known: Record<string, string> = Object.create(null);
  for (const [path, text] of files) {
    if (text === null || text.length > budget) continue;
    budget -= text.length;
    known[path] = text;
  }
  const folders = new Set([entry, ...sources.keys()].map(folderOf));
  folders.add('');
  return `
const files = new Map(Object.entries(${JSON.stringify(known)}));
const folders = ${JSON.stringify([...folders])};
globalThis.open = path => {
  for (const folder of folders) {
    const parts = folder === '' ? [] : folder.split('/');
    for (const part of String(path).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const text = files.get(parts.join('/'));
    if (text !== undefined) return text;
  }
  globalThis.__lacksFile = true;
  return HOLE;
};`;
}

function driver(entry: string, execs: readonly string[] | null): string {
  return `
import 'dry-run:prelude';
const log = globalThis.__log;
const errors = [];
let stopped = false;
let options;
let started = false;
globalThis.__finish = () => {
  globalThis.__result = JSON.stringify({
    ...log, options, started, errors, lacksFile: globalThis.__lacksFile === true,
  });
};
let own = {};
try {
  const script = await import(${JSON.stringify(entry)});
  own = script.__cjs ?? script;
  options = own.options;
  started = true;
} catch (error) {
  errors.push(String(error).slice(0, 200));
}
const lifecycle = ['options', 'setup', 'teardown', 'handleSummary', '__cjs'];
const names = ${JSON.stringify(
    execs,
  )} ?? Object.keys(own).filter(name => !lifecycle.includes(name));
const attempt = async (name, ...args) => {
  if (stopped || typeof own[name] !== 'function') return undefined;
  try {
    return await own[name](...args);
  } catch (error) {
    errors.push(String(error).slice(0, 200));
    // Out of memory or out of stack: it would only be so again.
    stopped = error instanceof InternalError || error instanceof RangeError;
    return undefined;
  }
};
const data = (await attempt('setup')) ?? globalThis.__any();
for (const name of new Set(names)) {
  for (const [index, status] of ${JSON.stringify(statuses)}.entries()) {
    globalThis.__status(status);
    globalThis.__ITER = index;
    await attempt(name, data);
  }
}
globalThis.__status(200);
await attempt('teardown', data);
`;
}

/** What the sandbox handed out is a stranger's text: only what fits is taken. */
function recordingOf(
  text: string,
  error: string | null,
): (Omit<Recording, 'isMadeUp'> & { started: boolean }) | null {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    return null;
  }
  const requests = listOf(member(plain, 'requests')).flatMap(one => {
    const method = member(one, 'method');
    const url = member(one, 'url');
    if (typeof method !== 'string' || typeof url !== 'string') return [];
    const [file, line] = listOf(member(one, 'at'));
    const at =
      typeof file === 'string' && typeof line === 'number'
        ? { file, line }
        : null;
    return [{ method, url, at }];
  });
  return {
    started: member(plain, 'started') === true,
    requests,
    options: member(plain, 'options'),
    lacksFile: member(plain, 'lacksFile') === true,
    checks: textsOf(member(plain, 'checks')),
    groups: textsOf(member(plain, 'groups')),
    error: error ?? textsOf(member(plain, 'errors'))[0] ?? null,
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter(one => typeof one === 'string');
}
