import type * as t from '@babel/types';
import type {
  Finding,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import {
  folderOf,
  ModuleLoader,
  ModuleSource,
  readModulePaths,
} from '../javascript';
import { findSecrets } from '../secrets';
import { emptyInventoryFile } from '../inventoryFile';
import { Candidates, findCandidates } from './candidates';
import { DryRunner } from './dryRun';
import { generatedLine } from './generated';
import { brokenImports, moduleFindings } from './moduleFindings';
import { showsK6 } from './modules';
import { CustomMetric } from './recorder';
import { finding } from './rules';
import {
  analyseScript,
  Importers,
  mayStart,
  reasonOf,
  uniqueMetrics,
} from './scriptAnalysis';
import { DataFiles } from './scriptRun';
import { unreachedFunctions } from './unreached';

/** Names of folders and files that keep performance scripts. */
const performanceWords =
  /(?:^|[^a-z])(?:perf|performance|load|stress|spike|soak|breakpoint|benchmark|capacity|endurance|smoke)(?:[^a-z]|$)|(?:Performance|Load|Stress|Spike|Soak|Breakpoint|Threshold)/;

class K6Repository {
  private readonly files = new Map<string, InventoryFile>();
  private readonly modules = new Map<string, ModuleSource>();
  private readonly data: DataFiles = new Map();
  private readonly reached = new Set<t.Node>();
  private readonly fed = new Set<string>();
  private readonly declared = new Map<string, CustomMetric>();
  private readonly defects = new Map<string, Finding[]>();
  private readonly functional = new Set<string>();
  private readonly dryRunner: DryRunner;
  private truncated = false;

  constructor(
    private readonly tree: SourceTree,
    private readonly loader: ModuleLoader,
    private readonly candidates: Candidates,
    execArgv: string[] | undefined,
  ) {
    this.dryRunner = new DryRunner(this.data, execArgv);
  }

  async analyze(): Promise<InventoryFile[]> {
    const roots = await this.roots();
    for (const module of this.modules.values()) {
      this.defects.set(module.path, moduleFindings(module, this.modules));
    }
    const importersOf = this.importers();
    try {
      for (const path of roots) await this.readRoot(path, importersOf(path));
    } finally {
      await this.dryRunner.close();
    }
    this.leaveOutFunctionalTests();
    for (const path of this.helperPaths()) this.addHelper(path);
    for (const file of this.files.values()) this.addUnreached(file);
    for (const file of this.files.values()) this.complete(file);
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Loads all candidates with their modules; those that really import k6. */
  private async roots(): Promise<string[]> {
    const roots: string[] = [];
    const { direct, indirect } = this.candidates;
    for (const path of [...direct, ...indirect].sort()) {
      for (const [name, module] of await this.loader.closure(path)) {
        this.modules.set(name, module);
      }
      const module = this.modules.get(path);
      if (!module) continue;
      const real =
        module.parsed.error !== null ||
        module.imports.some(one => showsK6(one.specifier));
      if ((direct.has(path) && real) || this.usesK6(path)) roots.push(path);
    }
    return roots;
  }

  private usesK6(path: string): boolean {
    const seen = new Set<string>();
    const queue = [path];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const one of this.modules.get(next)?.imports ?? []) {
        if (showsK6(one.specifier)) return true;
        if (one.target.kind === 'local') queue.push(one.target.path);
      }
    }
    return false;
  }

  private importers(): (path: string) => Importers {
    const any = new Set<string>();
    const asDefault = new Set<string>();
    for (const module of this.modules.values()) {
      for (const { target, names, kind } of module.imports) {
        if (target.kind !== 'local') continue;
        any.add(target.path);
        const isDefault = names.some(({ name }) => name === 'default');
        if (isDefault && kind === 'import') asDefault.add(target.path);
      }
    }
    return path => ({ any: any.has(path), asDefault: asDefault.has(path) });
  }

  private async readRoot(path: string, importers: Importers): Promise<void> {
    const module = this.modules.get(path);
    if (!module) return;
    if (module.parsed.error) {
      this.files.set(path, unreadable(module));
      return;
    }
    const modules = await this.loader.closure(path);
    if (!mayStart(module, modules)) return;
    const script = await analyseScript(
      module,
      modules,
      this.tree,
      this.data,
      importers,
    );
    if (!script) return;
    await this.dryRunner.complete(script, module, modules);
    const generated = generatedLine(module);
    if (generated) {
      script.file.findings.push(
        finding('k6/generated', generated.why, generated.line),
      );
    }
    this.files.set(path, script.file);
    if (!script.setsLoad && !performanceWords.test(path)) {
      this.functional.add(path);
    }
    for (const node of script.run.reached) this.reached.add(node);
    this.truncated ||= script.run.truncated;
    for (const metric of script.metrics) {
      const key = `${metric.place.file}:${metric.name}`;
      this.declared.set(key, metric);
      if (metric.fed) this.fed.add(key);
    }
  }

  /**
   * k6 is used for functional tests too. Where a repository keeps its
   * performance scripts in folders of that name, scripts elsewhere which set
   * neither load nor thresholds are ordinary tests, and stay out.
   */
  private leaveOutFunctionalTests(): void {
    const separated = [...this.files.keys()].some(path =>
      performanceWords.test(folderOf(path)),
    );
    if (!separated) return;
    for (const path of this.functional) this.files.delete(path);
  }

  /** Modules that scripts need, and those that import k6 and start nothing. */
  private helperPaths(): string[] {
    const paths = new Set<string>();
    const queue = [...this.files.keys()];
    for (const path of this.candidates.direct) {
      const imports = this.modules.get(path)?.imports ?? [];
      const own = imports.some(one => showsK6(one.specifier));
      if (own && !this.isLeftOut(path)) queue.push(path);
    }
    const seen = new Set<string>();
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const isFile = !next.endsWith('.json') && !this.isLeftOut(next);
      if (isFile && !this.files.has(next)) paths.add(next);
      for (const { target } of this.modules.get(next)?.imports ?? []) {
        if (target.kind === 'local') queue.push(target.path);
      }
    }
    return [...paths].sort();
  }

  private isLeftOut(path: string): boolean {
    return this.functional.has(path) && !this.files.has(path);
  }

  private addHelper(path: string): void {
    const module = this.modules.get(path);
    if (!module) return;
    const file = module.parsed.error ? unreadable(module) : helperFile(module);
    file.role = 'helper';
    const metrics = [...this.declared.values()].filter(
      one => one.place.file === path,
    );
    file.customMetrics = uniqueMetrics(metrics);
    this.files.set(path, file);
  }

  private addUnreached(file: InventoryFile): void {
    const module = this.modules.get(file.path);
    if (!module?.parsed.program || this.truncated) return;
    // What a bundler's output runs was not read.
    if (module.commonJs && file.role === 'script') return;
    const functions = unreachedFunctions(
      module,
      this.modules,
      this.data,
      this.tree,
      this.reached,
    );
    const known = new Set(
      file.requests.map(one => `${one.method} ${one.path} ${one.line}`),
    );
    for (const one of functions) {
      if (file.role === 'script' || one.requests.length > 0) {
        file.findings.push(
          finding(
            'k6/unreached-function',
            `Nothing that runs calls '${one.name}'`,
            one.line,
            file.role === 'script' ? undefined : 'info',
          ),
        );
      }
      for (const request of one.requests) {
        const key = `${request.method} ${request.path} ${request.line}`;
        if (known.has(key)) continue;
        known.add(key);
        file.requests.push(request);
      }
    }
  }

  /** Findings that need all scripts to be read, and whether the file can run. */
  private complete(file: InventoryFile): void {
    const module = this.modules.get(file.path);
    if (!module) return;
    file.findings.push(...(this.defects.get(file.path) ?? []));
    file.findings.push(
      ...brokenImports(module, this.modules, path =>
        this.defects.get(path)?.find(one => one.severity === 'error'),
      ),
    );
    for (const { message, line } of findSecrets(module.text)) {
      file.findings.push(finding('k6/secret', message, line));
    }
    if (!this.truncated) this.addUnfed(file);
    file.findings.sort((a, b) => a.line - b.line);
    file.runnable = !file.findings.some(one => one.severity === 'error');
  }

  private addUnfed(file: InventoryFile): void {
    for (const [key, metric] of this.declared) {
      if (metric.place.file !== file.path || this.fed.has(key)) continue;
      const told = file.findings.some(
        one =>
          one.rule === 'k6/unfed-metric' &&
          one.message.includes(`'${metric.name}'`),
      );
      if (told) continue;
      file.findings.push(
        finding(
          'k6/unfed-metric',
          `The metric '${metric.name}' is declared, but nothing that runs feeds it`,
          metric.place.line,
        ),
      );
    }
  }
}

function helperFile(module: ModuleSource): InventoryFile {
  return emptyInventoryFile({
    path: module.path,
    framework: 'k6',
    role: 'helper',
    confidence: 1,
    reason: module.imports.some(one => showsK6(one.specifier))
      ? reasonOf(module)
      : 'imported by a k6 script',
  });
}

/** A file that can't be parsed: a script, if its text says that it starts something. */
function unreadable(module: ModuleSource): InventoryFile {
  const starts = /\bexport\s+(?:default|(?:const|let|var)\s+options)\b/.test(
    module.text,
  );
  return {
    ...helperFile(module),
    role: starts ? 'script' : 'helper',
    reason: 'its text imports k6',
    confidence: 0.8,
  };
}

/**
 * Reads k6 scripts: what they run, how much load they make, which limits they
 * set, which requests they send, and what is wrong with them. A file belongs
 * to k6 by what it imports, not by its name.
 *
 * Durations of scenarios are those of their settings, without graceful
 * periods; `load.durationSeconds` is the latest end of a scenario. The greatest
 * number of VUs is the one that k6 prints, graceful periods included. All is
 * read as for a run without environment variables; requests count as reachable
 * where any value of a variable leads to them.
 *
 * @public
 */
export const k6Analyzer: SourceAnalyzer = createK6Analyzer();

/**
 * The analyser, with options of Node for the thread in which scripts are run
 * dry; default those of this process.
 */
export function createK6Analyzer(execArgv?: string[]): SourceAnalyzer {
  return {
    framework: 'k6',
    async analyze(tree: SourceTree): Promise<InventoryFile[]> {
      const paths = await readModulePaths(tree);
      const candidates = await findCandidates(tree, paths);
      if (candidates.direct.size === 0) return [];
      const loader = new ModuleLoader(tree, paths);
      return new K6Repository(tree, loader, candidates, execArgv).analyze();
    },
  };
}
