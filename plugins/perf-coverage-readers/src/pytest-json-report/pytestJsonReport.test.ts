import { join } from 'node:path';
import { parseFile, parseText } from '../testing';

const fixture = join(__dirname, 'fixtures', 'orders.json');

describe('pytest-json-report', () => {
  it('reads tests as JUnit XML names them', async () => {
    const run = await parseFile(fixture);

    expect(run.format).toBe('pytest-json-report');
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
    expect(run.totals).toMatchObject({
      tests: 4,
      failedTests: 2,
      skippedTests: 1,
    });
    expect(run.tests[1]).toMatchObject({
      name: 'test_load_order[10]',
      suite: 'tests.test_orders_performance.TestOrderJson',
      status: 'passed',
    });
    expect(run.tests[1].durationSeconds).toBeCloseTo(0.3);
    expect(JSON.stringify(run)).not.toContain('do-not-store-me');
  });

  it('takes an expected failure for skipped, and colons in parameters for text', async () => {
    const run = await parseText(
      '{"exitcode": 0, "summary": {}, "tests": [{"nodeid": "a/test_b.py::test_c[x::y]", "outcome": "xfailed"}, {"nodeid": "d"}]}',
    );
    expect(run.tests).toEqual([
      {
        name: 'test_c[x::y]',
        suite: 'a.test_b',
        status: 'skipped',
        durationSeconds: null,
      },
    ]);
    expect(run.warnings).toMatchObject([{ code: 'test-unreadable' }]);
  });

  it('refuses a report without tests', async () => {
    await expect(
      parseText('{"exitcode": 0, "summary": {"total": 3}}'),
    ).rejects.toThrow(/no list 'tests'/);
  });
});

it('says so where the report is whole but lists no test', async () => {
  const run = await parseText(
    '{"created": 1772439300, "duration": 0.1, "exitcode": 5, "summary": {"total": 0}, "tests": []}',
  );
  expect(run.warnings).toMatchObject([{ code: 'nothing-measured' }]);
});
