import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { emptyInventoryFile } from '../inventoryFile';
import { createMemoryTree } from '../tree';
import { findStatedCounts } from './statedCounts';

function aScript(path: string, scenarios: number): InventoryFile {
  return emptyInventoryFile({
    path,
    framework: 'k6',
    role: 'script',
    reason: 'imports k6',
    scenarios: Array.from({ length: scenarios }, (_, index) => ({
      name: `s${index}`,
      executor: 'constant-vus',
      exec: 'default',
      reachable: true,
      startSeconds: 0,
      durationSeconds: 60,
      maxVUs: 1,
      iterations: null,
      stages: [],
    })),
  });
}

// 3 scripts and 9 scenarios, 2 of them with 5 below api/
const files = [
  aScript('api/a.js', 2),
  aScript('api/b.js', 3),
  aScript('web/c.js', 4),
];

async function findingsIn(text: string, path = 'README.md') {
  const tree = createMemoryTree({ [path]: text });
  const found = await findStatedCounts(tree, files);
  return found.flatMap(one => one.findings.map(({ line }) => line));
}

describe('documents that state how many tests there are', () => {
  it.each([
    ['The suite has 53 performance tests.', [1]],
    ['# Tests\n\n- 8 load scenarios', [3]],
    ['We have **12** k6 scripts', [1]],
    ['We have 9 load scenarios and 53 performance tests', [1]],
    ['Performance tests: 53', [1]],
    ['| Load scenarios | 8 |', [1]],
  ])('%s is wrong', async (text, lines) => {
    expect(await findingsIn(text)).toEqual(lines);
  });

  it.each([
    'The suite has 9 load scenarios.',
    'There are 3 performance tests.',
    'It includes 3 k6 scripts',
    'Run 5 load tests in parallel',
    'The service takes 500 load test users',
    'See issue 53: performance tests fail',
    '1. load tests',
    '2) k6 scripts',
    'has 53 performance engineers',
    'There are 7 locust tests',
    'Load tests: 95% pass',
    'Load tests: 10 users',
    '```\nhas 53 performance tests\n```',
    'version 2 performance tests',
  ])('%s is not judged or right', async text => {
    expect(await findingsIn(text)).toEqual([]);
  });

  it('counts what lies below the folder of the document', async () => {
    const text = 'This folder has 5 load scenarios';
    expect(await findingsIn(text, 'api/README.md')).toEqual([]);
    expect(await findingsIn(text, 'web/README.md')).toEqual([1]);
  });

  it('says nothing where there are no tests', async () => {
    const tree = createMemoryTree({ 'README.md': 'has 53 performance tests' });
    expect(await findStatedCounts(tree, [])).toEqual([]);
  });
});
