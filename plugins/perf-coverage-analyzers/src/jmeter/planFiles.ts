import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { PlanFile, readPlan } from './plan';
import { includesOf } from './visits';

/** Characters of included plans that are kept parsed for the next plan. */
const maxKept = 16 * 1024 * 1024;

/** The plans of a tree and the files that they name. */
export class PlanFiles {
  private readonly kept = new Map<string, PlanFile | undefined>();
  private keptCharacters = 0;

  constructor(private readonly tree: SourceTree) {}

  async read(path: string): Promise<PlanFile | undefined> {
    const text = await this.tree.read(path);
    return text === undefined ? undefined : readPlan(path, text);
  }

  /** What a plan includes, and what that includes, by path. */
  async readIncluded(plan: PlanFile): Promise<Map<string, PlanFile>> {
    const included = new Map<string, PlanFile>();
    const open = [plan];
    for (let next = open.pop(); next; next = open.pop()) {
      for (const wanted of includesOf(next)) {
        const path = this.find(plan.path, wanted);
        if (path === null || path === plan.path || included.has(path)) continue;
        const file = await this.readKept(path);
        if (!file) continue;
        included.set(path, file);
        open.push(file);
      }
    }
    return included;
  }

  private async readKept(path: string): Promise<PlanFile | undefined> {
    if (this.kept.has(path)) return this.kept.get(path);
    const text = await this.tree.read(path);
    const plan = text === undefined ? undefined : readPlan(path, text);
    this.keptCharacters += text?.length ?? 0;
    if (this.keptCharacters <= maxKept) this.kept.set(path, plan);
    return plan;
  }

  /**
   * Where a file is that a plan names: beside the plan or below the folder
   * from which JMeter is started, which may be any above it.
   */
  find(planPath: string, wanted: string): string | null {
    const parts = wanted.replaceAll('\\', '/').split('/');
    const folder = planPath.split('/').slice(0, -1);
    for (let length = folder.length; length >= 0; length -= 1) {
      const path = joined(folder.slice(0, length), parts);
      if (path !== null && this.tree.has(path)) return path;
    }
    return null;
  }
}

/** Null where the path leads out of the tree. */
function joined(folder: string[], parts: string[]): string | null {
  const path = [...folder];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') path.push(part);
    else if (path.pop() === undefined) return null;
  }
  return path.join('/');
}

/** Whether a path starts at the root of some machine. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\~]|[a-z]:)/i.test(path);
}
