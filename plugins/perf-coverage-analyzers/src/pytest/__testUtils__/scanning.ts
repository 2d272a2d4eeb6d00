import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { scanSources } from '../../scan';
import { createMemoryTree } from '../../tree';
import { pytestAnalyzer } from '../pytestAnalyzer';

/** The inventory of a tree of some texts, read for pytest alone. */
export async function scan(
  files: Record<string, string>,
): Promise<InventoryFile[]> {
  const inventory = await scanSources(createMemoryTree(files), {
    analyzers: [pytestAnalyzer],
  });
  return inventory.files;
}

/** The one file of tests that a source in a folder for performance gives. */
export async function scanOne(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({
    'tests/performance/test_a.py': source,
    ...others,
  });
  const found = files.find(file => file.path === 'tests/performance/test_a.py');
  if (!found) {
    throw new Error('no file of tests was found');
  }
  return found;
}
