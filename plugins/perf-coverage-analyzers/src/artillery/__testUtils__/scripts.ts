import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../../tree';
import { artilleryAnalyzer } from '../artilleryAnalyzer';

/** All files of the inventory that a tree of some texts gives. */
export async function scan(
  files: Record<string, string>,
): Promise<InventoryFile[]> {
  return artilleryAnalyzer.analyze(createMemoryTree(files));
}

/** What is read of a script at `load/test.yml`, with other files beside it. */
export async function scanOne(
  text: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({ 'load/test.yml': text, ...others });
  const file = files.find(({ path }) => path === 'load/test.yml');
  if (!file) throw new Error('the script was not found');
  return file;
}

/** `GET /a`, in the order of the inventory. */
export function requests(file: InventoryFile): string[] {
  return file.requests.map(
    ({ method, path, reachable }) =>
      `${method} ${path}${reachable ? '' : ' (unreached)'}`,
  );
}

/** Rules of the findings, in the order of the inventory. */
export function rules(file: InventoryFile): string[] {
  return file.findings.map(finding => finding.rule);
}

/** A script with lines of `config` and steps of one scenario. */
export function script(config: string, flow = '- get:\n    url: /a'): string {
  const indent = (text: string, by: string) =>
    text
      .split('\n')
      .map(line => by + line)
      .join('\n');
  return `config:
  target: http://localhost:3000
${indent(config, '  ')}
scenarios:
  - name: Browse
    flow:
${indent(flow, '      ')}
`;
}
