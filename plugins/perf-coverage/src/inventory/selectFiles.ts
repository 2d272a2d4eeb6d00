import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';

export interface InventoryFilter {
  search: string;
  frameworks: string[];
  kinds: string[];
}

/** Words by which a file can be found: its path, tests, suites, scenarios and requests. */
function matches(file: InventoryFile, needle: string): boolean {
  const words = [
    file.path,
    ...file.tests.flatMap(test => [test.name, test.suite ?? '']),
    ...file.scenarios.map(scenario => scenario.name),
    ...file.requests.map(request => `${request.method} ${request.path}`),
    ...file.findings.map(finding => finding.message),
  ];
  return words.some(word => word.toLocaleLowerCase().includes(needle));
}

function urgency(file: InventoryFile): number {
  if (file.findings.some(finding => finding.severity === 'error')) return 0;
  return file.findings.length > 0 ? 1 : 2;
}

/** The files that the filter selects: those with findings first, then by path. */
export function selectFiles(
  files: InventoryFile[],
  filter: InventoryFilter,
): InventoryFile[] {
  const needle = filter.search.trim().toLocaleLowerCase();
  return files
    .filter(
      file =>
        (filter.frameworks.length === 0 ||
          filter.frameworks.includes(file.framework)) &&
        (filter.kinds.length === 0 ||
          filter.kinds.includes(file.kind ?? 'none')) &&
        (needle === '' || matches(file, needle)),
    )
    .sort((a, b) => urgency(a) - urgency(b) || a.path.localeCompare(b.path));
}

/** Files by their folder, in the order in which they come. */
export function byFolder(
  files: InventoryFile[],
): { folder: string; files: InventoryFile[] }[] {
  const folders = new Map<string, InventoryFile[]>();
  for (const file of files) {
    const folder = file.path.split('/').slice(0, -1).join('/');
    const list = folders.get(folder);
    if (list) list.push(file);
    else folders.set(folder, [file]);
  }
  return [...folders].map(([folder, list]) => ({ folder, files: list }));
}

/** Values with their counts, the most frequent first. */
export function countBy(values: string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
