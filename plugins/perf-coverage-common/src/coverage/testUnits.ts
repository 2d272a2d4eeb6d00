import {
  Finding,
  Inventory,
  InventoryFile,
  InventoryTest,
  SourceRequest,
  TestKind,
  testKinds,
  Threshold,
} from '../vocabulary';

/** What can be run by itself and gives evidence: a test, or a script. */
export interface TestUnit {
  /** `path::suite::test`, or the script's path. */
  id: string;
  framework: string;
  kind: TestKind | null;
  file: InventoryFile;
  /** Null for a script. */
  test: InventoryTest | null;
  line: number;
  /** Why it can't run as it stands; null where it can. */
  cannotRun: string | null;
  /** The line that keeps it from running, where one does. */
  brokenAt: number | null;
  limits: Threshold[];
  requests: SourceRequest[];
  /** What the globs of a plan are held against. */
  names: string[];
}

/** The tests and scripts of an inventory, by path and line. */
export function testUnitsOf(inventory: Inventory | null): TestUnit[] {
  return [...(inventory?.files ?? [])]
    .sort((a, b) => compareText(a.path, b.path))
    .flatMap(unitsOfFile);
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function unitsOfFile(file: InventoryFile): TestUnit[] {
  if (file.role === 'helper') return [];
  if (file.role === 'script' || file.tests.length === 0) {
    return file.role === 'tests' ? [] : [scriptUnit(file)];
  }
  const requests = requestsByTest(file);
  return file.tests.map(test => testUnit(file, test, requests.get(test) ?? []));
}

function scriptUnit(file: InventoryFile): TestUnit {
  const stem = stemOf(file.path);
  return {
    id: file.path,
    framework: file.framework,
    kind: file.kind ?? (file.role === 'benchmark-script' ? 'benchmark' : null),
    file,
    test: null,
    line: 1,
    cannotRun: whyScriptCannotRun(file),
    brokenAt: defectOf(file)?.line ?? null,
    limits: file.thresholds,
    requests: file.requests,
    names: [
      file.path,
      `${file.framework}:${stem}`,
      ...file.scenarios.flatMap(scenario => [
        `${file.path}::${scenario.name}`,
        `${file.framework}:${scenario.name}`,
      ]),
    ],
  };
}

function whyScriptCannotRun(file: InventoryFile): string | null {
  const defect = whyFileCannotRun(file);
  if (defect !== null) return defect;
  return file.scenarios.length > 0 &&
    !file.scenarios.some(scenario => scenario.reachable)
    ? 'none of its scenarios can be reached'
    : null;
}

function whyFileCannotRun(file: InventoryFile): string | null {
  if (file.runnable) return null;
  const error = defectOf(file);
  return error ? `line ${error.line}: ${error.message}` : 'it can not run';
}

/** The finding that keeps a file from running. */
export function defectOf(file: InventoryFile): Finding | undefined {
  return file.runnable
    ? undefined
    : file.findings.find(finding => finding.severity === 'error');
}

function testUnit(
  file: InventoryFile,
  test: InventoryTest,
  requests: SourceRequest[],
): TestUnit {
  const inFile =
    test.suite === null ? test.name : `${test.suite}::${test.name}`;
  const cannotRun =
    whyFileCannotRun(file) ?? (test.skipped ? 'it is skipped' : null);
  return {
    id: `${file.path}::${inFile}`,
    framework: file.framework,
    kind: kindOfTest(file, test),
    file,
    test,
    line: test.line,
    cannotRun,
    brokenAt: defectOf(file)?.line ?? null,
    limits: test.limits,
    requests,
    names: [
      file.path,
      `${file.path}::${inFile}`,
      ...(test.suite === null
        ? []
        : [`${file.path}::${test.name}`, `${file.path}::${test.suite}`]),
      `${file.framework}:${test.name}`,
      `${file.framework}:${stemOf(file.path)}`,
    ],
  };
}

/** A marker named after a kind wins; tests are code-level where nothing else is said. */
function kindOfTest(file: InventoryFile, test: InventoryTest): TestKind {
  const marked = testKinds.find(kind => test.markers.includes(kind));
  return marked ?? file.kind ?? 'benchmark';
}

/**
 * Gives each request to the test in which it stands; those of fixtures and
 * helper modules belong to all tests of the file.
 */
function requestsByTest(
  file: InventoryFile,
): Map<InventoryTest, SourceRequest[]> {
  const tests = [...file.tests].sort((a, b) => a.line - b.line);
  const found = new Map<InventoryTest, SourceRequest[]>(
    tests.map(test => [test, []]),
  );
  for (const request of file.requests) {
    const owner =
      request.file === file.path
        ? tests.filter(test => test.line <= request.line).pop()
        : undefined;
    for (const test of owner ? [owner] : tests) {
      found.get(test)?.push(request);
    }
  }
  return found;
}

/** `load-tests/peak.spec.js` → `peak.spec` */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
