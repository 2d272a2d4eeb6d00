import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { scanSources } from '../../scan';
import { createMemoryTree } from '../../tree';
import { locustAnalyzer } from '../locustAnalyzer';

/** The inventory of a tree of some texts, read for locust alone. */
export async function scan(
  files: Record<string, string>,
): Promise<InventoryFile[]> {
  const inventory = await scanSources(createMemoryTree(files), {
    analyzers: [locustAnalyzer],
  });
  return inventory.files;
}

/** What is read of a script at `load/locustfile.py`, with other files beside it. */
export async function scanOne(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({ 'load/locustfile.py': source, ...others });
  const found = files.find(file => file.path === 'load/locustfile.py');
  if (!found) {
    throw new Error('no locust file was found');
  }
  return found;
}

/** `GET /a 5`, with the line, in the order of the inventory. */
export function requestsOf(file: InventoryFile): string[] {
  return file.requests.map(
    request =>
      `${request.method} ${request.path} ${request.line}${
        request.reachable ? '' : ' unreachable'
      }`,
  );
}
