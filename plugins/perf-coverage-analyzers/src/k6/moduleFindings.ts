import type { Finding } from 'backstage-plugin-perf-coverage-common';
import { exportsName, ModuleSource } from '../javascript';
import { finding } from './rules';

/** Defects of a module that show without running it. */
export function moduleFindings(
  module: ModuleSource,
  modules: ReadonlyMap<string, ModuleSource>,
): Finding[] {
  const { error } = module.parsed;
  if (error) return [finding('k6/syntax-error', error.message, error.line)];
  const findings: Finding[] = [];
  for (const one of module.imports) {
    if (one.target.kind === 'missing') {
      findings.push(
        one.target.generated
          ? finding(
              'k6/missing-module',
              `'${one.specifier}' is imported and ignored by git: it has to be made before k6 starts`,
              one.line,
              'info',
            )
          : finding(
              'k6/missing-module',
              `'${one.specifier}' is imported, but there is no such file`,
              one.line,
            ),
      );
    }
    if (one.target.kind !== 'local') continue;
    const { path } = one.target;
    if (path.endsWith('.json')) continue;
    for (const { name, line } of one.names) {
      if (exportsName(modules, path, name) === false) {
        const what =
          name === 'default' ? 'a default export' : `the name '${name}'`;
        findings.push(
          finding(
            'k6/missing-export',
            `'${one.specifier}' (${path}) does not export ${what}`,
            line,
          ),
        );
      }
    }
  }
  return findings;
}

/** An error finding at the import through which a broken module is needed. */
export function brokenImports(
  module: ModuleSource,
  modules: ReadonlyMap<string, ModuleSource>,
  broken: (path: string) => Finding | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (const one of module.imports) {
    if (one.target.kind !== 'local') continue;
    const defect = firstDefect(one.target.path, module.path, modules, broken);
    if (defect) {
      findings.push(
        finding(
          'k6/broken-import',
          `'${one.specifier}' can not be loaded: ${defect.path} line ${defect.finding.line}: ${defect.finding.message}`,
          one.line,
        ),
      );
    }
  }
  return findings;
}

function firstDefect(
  path: string,
  from: string,
  modules: ReadonlyMap<string, ModuleSource>,
  broken: (path: string) => Finding | undefined,
): { path: string; finding: Finding } | undefined {
  const seen = new Set([from]);
  const queue = [path];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const found = broken(next);
    if (found) return { path: next, finding: found };
    for (const { target } of modules.get(next)?.imports ?? []) {
      if (target.kind === 'local') queue.push(target.path);
    }
  }
  return undefined;
}
