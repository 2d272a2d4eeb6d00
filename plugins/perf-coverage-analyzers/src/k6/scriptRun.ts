import type * as t from '@babel/types';
import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import {
  alternatives,
  BudgetExceeded,
  environment,
  folderOf,
  FunctionValue,
  Interpreter,
  InterpreterLimits,
  defaultInterpreterLimits,
  invoke,
  isNothing,
  join,
  joinPath,
  languageGlobals,
  ModuleInstance,
  ModuleRuntime,
  ModuleSource,
  native,
  object,
  parseJson,
  text,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { hostConstants, k6Module } from './modules';
import { Recorder } from './recorder';

/** Files that `open()` reads, by path; null where there is none. */
export type DataFiles = Map<string, string | null>;

/** More files are data and not configurations. */
const maxAlternativeFiles = 12;
/** In how many files a member is looked for that a configuration should have. */
const maxSearchedFiles = 40;

/** One reading of a script (or of a module by itself) with its modules. */
export class ScriptRun {
  readonly recorder = new Recorder();
  readonly interpreter: Interpreter;
  readonly runtime: ModuleRuntime;
  /** Functions that were run; modules are parsed once for all scripts. */
  readonly reached = new Set<t.Node>();
  /** Files that `open()` asked for and that have not been read yet. */
  readonly wanted = new Set<string>();
  /** Files that `open()` asked for and that do not exist, with the line. */
  readonly missingFiles: { path: string; file: string; line: number }[] = [];
  /** Cut short: what was not seen may exist all the same. */
  truncated = false;
  private readonly modules = new Map<string, Value | undefined>();

  constructor(
    sources: ReadonlyMap<string, ModuleSource>,
    private readonly files: DataFiles,
    private readonly tree: SourceTree,
    private readonly entry: string,
    limits: InterpreterLimits = defaultInterpreterLimits,
  ) {
    const run = () => this.interpreter;
    const globals = languageGlobals(run);
    for (const [name, value] of hostConstants()) {
      globals.declare(name, value, 0);
    }
    const variables = object([], true);
    variables.host = environment;
    globals.declare('__ENV', variables, 0);
    globals.declare(
      'open',
      native('open', ([path], site) => this.open(path, site.place)),
      0,
    );
    this.runtime = new ModuleRuntime(run, sources, specifier =>
      this.remoteModule(specifier),
    );
    this.interpreter = new Interpreter(
      {
        globals,
        requireModule: (specifier, from) =>
          this.runtime.requireModule(specifier, from),
        onEnter: node => this.reached.add(node),
      },
      limits,
    );
  }

  /** Runs an action and keeps what was seen where it exceeds its bounds. */
  bounded<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (error instanceof BudgetExceeded || error instanceof RangeError) {
        this.truncated = true;
        this.interpreter.reset();
        return undefined;
      }
      throw error;
    }
  }

  load(): ModuleInstance | null {
    this.bounded(() => this.runtime.load(this.entry));
    return this.runtime.load(this.entry);
  }

  exported(instance: ModuleInstance, name: string): Value | undefined {
    return this.runtime.exported(instance, name);
  }

  /** Starts a function as k6 would. */
  start(value: Value | undefined, args: Value[]): Value {
    for (const one of alternatives(value ?? unknown)) {
      if (one.t === 'function') {
        this.recorder.entries.add(one.node);
        const result = this.bounded(() =>
          invoke(this.interpreter, one, args, null, unknown),
        );
        if (result) return result;
      }
    }
    return unknown;
  }

  /** Runs a function that nothing reaches, to see what it would do. */
  tryOut(fn: FunctionValue): void {
    this.bounded(() =>
      this.interpreter.maybe(() =>
        invoke(this.interpreter, fn, [], null, unknown),
      ),
    );
  }

  private remoteModule(specifier: string): Value | undefined {
    if (!this.modules.has(specifier)) {
      const context = {
        run: () => this.interpreter,
        recorder: this.recorder,
      };
      this.modules.set(specifier, k6Module(specifier, context));
    }
    return this.modules.get(specifier);
  }

  private open(
    path: Value | undefined,
    place: { file: string; line: number },
  ): Value {
    const known = path && textOf(path);
    if (known === undefined || isNothing(path ?? unknown)) {
      return this.openSome(path, place.file);
    }
    const bases = [folderOf(place.file), folderOf(this.entry), ''];
    const candidates = bases.flatMap(base => {
      const joined = joinPath(base, known);
      return joined === undefined ? [] : [joined];
    });
    const found = candidates.find(one => this.tree.has(one));
    if (found !== undefined) return this.content(found);
    const inside = candidates.length === bases.length;
    if (inside && !/^(\/|file:|https?:)/.test(known)) {
      this.missingFiles.push({ path: known, ...place });
    }
    return unknown;
  }

  private content(path: string): Value {
    const content = this.files.get(path);
    if (content === undefined) this.wanted.add(path);
    if (content === undefined || content === null) return unknown;
    // Whole, whatever its length: `JSON.parse` needs all of it.
    return text(content, { file: path, line: 1, offset: 0 });
  }

  /** `open(\`./${__ENV.VARS}.json\`)`: any of the few files that it may mean. */
  private openSome(path: Value | undefined, from: string): Value {
    const folder = folderOf(from);
    if (path?.t !== 'string') {
      return path?.t === 'unknown' ? this.openAny(folder) : unknown;
    }
    const pattern = path.parts
      .map(part => ('hole' in part ? '\0' : part.text))
      .join('');
    const matches = pathPattern(pattern, folder);
    const files = matches ? this.configurations(matches) : [];
    if (files.length === 0 && /^(?:\.\/)?\0+$/.test(pattern)) {
      return this.openAny(folder);
    }
    if (files.length === 0 || files.length > maxAlternativeFiles) {
      return unknown;
    }
    return join(files.map(one => this.content(one)));
  }

  private configurations(matches: (path: string) => boolean): string[] {
    return this.tree.paths.filter(
      one =>
        one.endsWith('.json') &&
        !/(^|\/)(package|package-lock|tsconfig)\.json$/.test(one) &&
        matches(one),
    );
  }

  /**
   * `JSON.parse(open(__ENV.VARS)).hosts`: the hosts of the files beside or
   * below the script that have such a member.
   */
  private openAny(folder: string): Value {
    const below = folder === '' ? '' : `${folder}/`;
    const json = (name: string): Value | undefined => {
      const files = this.configurations(one => one.startsWith(below));
      if (files.length > maxSearchedFiles) return undefined;
      const found = files.flatMap(one => {
        const content = textOf(this.content(one));
        const value = content === undefined ? undefined : parseJson(content);
        const member = value?.t === 'object' && value.props.get(name);
        return member ? [member] : [];
      });
      return found.length > 0 && found.length <= maxAlternativeFiles
        ? join(found)
        : undefined;
    };
    return { t: 'unknown', json };
  }
}

/**
 * Whether a path may be meant by a text with holes (NUL): a hole stands for a
 * part of one name, or at the very start for any folder. Undefined where the
 * text says too little.
 */
function pathPattern(
  pattern: string,
  folder: string,
): ((path: string) => boolean) | undefined {
  if (/^\0+\//.test(pattern)) {
    const end = pattern.replace(/^\0+/, '');
    return end.includes('\0') ? undefined : path => `/${path}`.endsWith(end);
  }
  const slash = pattern.lastIndexOf('/');
  const head = pattern.slice(0, slash + 1);
  if (head.includes('\0')) return undefined;
  const [start, ...rest] = pattern.slice(slash + 1).split('\0');
  const end = rest[rest.length - 1] ?? '';
  if (slash < 0 && start === '' && end === '') return undefined;
  const wanted = joinPath(folder, head);
  return path => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (
      folderOf(path) === wanted && name.startsWith(start) && name.endsWith(end)
    );
  };
}
