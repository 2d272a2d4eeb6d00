import { z } from 'zod';
import {
  Inventory,
  InventoryFile,
  InventoryTest,
  inventoryTotals,
  Scenario,
  SourceRequest,
  Threshold,
} from '../vocabulary';
import { inventoryParts, inventorySchema } from './inventorySchema';
import { parseInventory } from './parseInventory';

const threshold: Threshold = {
  metric: 'http_req_duration',
  stat: 'p95',
  operator: '<',
  value: 200,
  unit: 'ms',
  selector: { name: 'login' },
  expression: 'p(95)<200',
  valid: true,
  line: 3,
};

const files: InventoryFile[] = [
  {
    path: 'load/swap.js',
    framework: 'k6',
    role: 'script',
    reason: 'imports k6',
    confidence: 1,
    runnable: true,
    kind: 'load',
    kindReason: 'ten users for a minute',
    tests: [
      {
        name: 'swap',
        suite: null,
        line: 1,
        markers: [],
        async: false,
        skipped: false,
        cases: null,
        fixtures: [],
        limits: [threshold],
      },
    ],
    scenarios: [
      {
        name: 'default',
        executor: 'constant-vus',
        exec: 'default',
        reachable: true,
        startSeconds: 0,
        durationSeconds: 60,
        maxVUs: 10,
        iterations: null,
        stages: [{ durationSeconds: 60, target: 10 }],
      },
    ],
    load: { durationSeconds: 60, maxVUs: 10, iterations: null },
    thresholds: [threshold],
    checks: ['ok'],
    groups: ['login'],
    customMetrics: [{ name: 'swaps', type: 'counter' }],
    tags: { team: 'care' },
    requests: [
      {
        method: 'GET',
        path: '/swaps/{}',
        reachable: true,
        resolved: true,
        file: 'load/swap.js',
        line: 9,
        via: null,
      },
    ],
    findings: [
      {
        rule: 'k6-x',
        severity: 'info',
        message: 'm',
        line: 1,
        help: 'h',
      },
    ],
  },
];
const inventory: Inventory = {
  schemaVersion: 1,
  files,
  totals: inventoryTotals(files),
  skipped: [{ path: 'big.js', reason: 'too-large', why: 'It is large' }],
  skippedTotal: 1,
};
const sent = (change: object) => ({
  ...inventory,
  files: [{ ...files[0], ...change }],
});

type Unknown<T, Schema extends z.ZodType> = Exclude<
  keyof T,
  keyof z.infer<Schema>
>;
/** What the schema would drop. */
type Forgotten =
  | Exclude<Unknown<Inventory, typeof inventorySchema>, 'totals'>
  | Unknown<InventoryFile, typeof inventoryParts.file>
  | Unknown<InventoryTest, typeof inventoryParts.test>
  | Unknown<Scenario, typeof inventoryParts.scenario>
  | Unknown<SourceRequest, typeof inventoryParts.request>
  | Unknown<Threshold, typeof inventoryParts.threshold>;

describe('an inventory from elsewhere', () => {
  it('is taken whole', () => {
    // Compiles only while the schema knows every field of the vocabulary.
    const nothingForgotten: [Forgotten] extends [never] ? true : never = true;
    expect(nothingForgotten).toBe(true);
    expect(parseInventory(JSON.parse(JSON.stringify(inventory)))).toEqual(
      inventory,
    );
  });

  it('is counted anew', () => {
    const claimed = {
      ...inventory,
      totals: { ...inventory.totals, tests: 53 },
    };
    expect(parseInventory(claimed).totals.tests).toBe(1);
  });

  it.each([
    ['nothing', undefined, 'This is no inventory'],
    ['a list', [], 'This is no inventory'],
    ['another version', { ...inventory, schemaVersion: 2 }, 'must be 1'],
    ['a path outside', sent({ path: '../../etc/passwd' }), 'files.0.path'],
    ['an absolute path', sent({ path: '/etc/passwd' }), 'within the sources'],
    ['another role', sent({ role: 'boss' }), 'files.0.role'],
    ['a text as number', sent({ confidence: 'sure' }), 'files.0.confidence'],
    ['NUL', sent({ reason: 'a\0' }), 'NUL'],
    ['a huge text', sent({ reason: 'x'.repeat(20_000) }), 'files.0.reason'],
    [
      'too many items',
      sent({ checks: Array.from({ length: 20_001 }, () => 'c') }),
      'files.0.checks',
    ],
  ])('with %s is refused', (_name, value, message) => {
    expect(() => parseInventory(value)).toThrow(message);
  });

  it('drops what is none of its fields, and keys that would change objects', () => {
    const parsed = parseInventory(
      JSON.parse(
        JSON.stringify(sent({ note: 'x' })).replace(
          '"tags":{',
          '"tags":{"__proto__":"x",',
        ),
      ),
    );
    expect(parsed.files[0]).not.toHaveProperty('note');
    expect(Object.getPrototypeOf(parsed.files[0].tags)).toBe(Object.prototype);
  });
});
