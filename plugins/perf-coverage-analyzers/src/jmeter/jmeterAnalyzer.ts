import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { analysePlan } from './planAnalysis';
import { PlanFiles } from './planFiles';
import { propertiesBeside } from './properties';

/**
 * Test plans of Apache JMeter: each enabled thread group is a scenario, each
 * HTTP sampler a request, each assertion a check, and a duration assertion a
 * limit. A file that only holds fragments is a helper of the plans that include
 * it.
 *
 * @public
 */
export const jmeterAnalyzer: SourceAnalyzer = {
  framework: 'jmeter',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files = new PlanFiles(tree);
    const found: InventoryFile[] = [];
    const included = new Set<string>();
    for (const path of tree.paths) {
      if (!/\.jmx$/i.test(path)) continue;
      const plan = await files.read(path);
      if (!plan) continue;
      const file = analysePlan(
        plan,
        files,
        await files.readIncluded(plan),
        await propertiesBeside(tree, path),
      );
      found.push(file);
      for (const request of file.requests) {
        if (request.file !== path) included.add(request.file);
      }
    }
    // What a plan includes is counted there, with the settings it has there.
    return found.map(file =>
      file.role === 'helper' && included.has(file.path)
        ? {
            ...file,
            requests: file.requests.filter(one => one.file !== file.path),
            reason: 'test plans of JMeter include it',
          }
        : file,
    );
  },
};
