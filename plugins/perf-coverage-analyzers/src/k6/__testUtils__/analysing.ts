import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../../tree';
import { k6Analyzer } from '../k6Analyzer';

/** First line of a script that sends requests. */
export const http = `import http from 'k6/http';\n`;

/** All files of the inventory that a tree of some texts gives. */
export async function analyse(
  files: Record<string, string>,
): Promise<InventoryFile[]> {
  return k6Analyzer.analyze(createMemoryTree(files));
}

/** What is read of a script at `load/test.js`, with other files beside it. */
export async function script(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await analyse({ 'load/test.js': source, ...others });
  const file = files.find(one => one.path === 'load/test.js');
  if (!file) throw new Error('load/test.js is not in the inventory');
  return file;
}

/** `GET /a via call`, in the order of the inventory. */
export function requestsOf(file: InventoryFile): string[] {
  return file.requests.map(
    one =>
      `${one.reachable ? '' : 'unreached '}${one.method} ${one.path}${
        one.via ? ` via ${one.via}` : ''
      }`,
  );
}
