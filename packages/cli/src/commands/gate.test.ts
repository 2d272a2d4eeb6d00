import { promises as fs } from 'node:fs';
import path from 'node:path';
import { run, useFolders } from '../testing/run';
import { itemsFolder } from '../testing/samples';

const folder = useFolders();

const plan = (threshold: string) => `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
component: component:default/items
capabilities:
  - name: browse
    title: Browse
    impact: high
    evidence: { operations: ['* /api/**'] }
    slas:
      - name: Quick | *list*
        metric: duration
        stat: p95
        threshold: '${threshold}'
`;

const stats = (p95: number) =>
  `Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
GET,/api/items,100,0,50,55,10,900,100,1.0,0.0,50,60,70,80,90,${p95},300,400,500,600,900
,Aggregated,100,0,50,55,10,900,100,1.0,0.0,50,60,70,80,90,${p95},300,400,500,600,900
`;

const junit = `<testsuites><testsuite name="perf" tests="2"><testcase name="a" time="1"/><testcase name="b" time="1"><failure message="slow"/></testcase></testsuite></testsuites>`;

async function gate(
  files: Record<string, string>,
  args: string[],
  env: Record<string, string> = {},
) {
  const dir = await folder({ ...itemsFolder, ...files });
  return { dir, ...(await run(['gate', ...args], { cwd: dir, env })) };
}

describe('gate', () => {
  const files = (limit: string, p95: number) => ({
    'perf-coverage.yaml': plan(limit),
    'out.csv': stats(p95),
  });

  it('passes where the results keep the SLAs', async () => {
    const { status, out, err } = await gate(files('< 250ms', 200), ['out.csv']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('passed; 1 SLA, 1 met, 0 breached');
    expect(out).toMatch(
      /Quick \| \*list\*\s+p95 of duration < 250 ms\s+200 ms\s+met/,
    );
  });

  it('does not where they breach one, and says which and why', async () => {
    const { status, err } = await gate(files('< 150ms', 200), ['out.csv']);
    expect(status).toBe(1);
    expect(err).toMatch(
      /^perf-coverage: Quick \| \*list\* is breached: p95 was 200 ms/,
    );
  });

  it('holds results against the SLAs whatever their age', async () => {
    const late = ['out.csv', '--now', '2999-01-01T00:00:00Z'];
    expect((await gate(files('< 250ms', 200), late)).status).toBe(0);
    expect((await gate(files('< 150ms', 200), late)).status).toBe(1);
  });

  it('fails for what is not measured only when asked', async () => {
    const other = { 'perf-coverage.yaml': plan('< 1s'), 'junit.xml': junit };
    const lenient = await gate(other, ['junit.xml']);
    expect(lenient.status).toBe(0);
    expect(lenient.out).toContain('1 not measured by these results');
    expect(lenient.out).toContain('junit.xml: 1 of 2 tests failed');
    const strict = await gate(other, ['junit.xml', '--strict']);
    expect(strict.status).toBe(1);
    expect(strict.err).toContain('1 SLA not measured');
  });

  it('fails for what the tools say only when asked', async () => {
    const other = {
      'perf-coverage.yaml': plan('< 1s'),
      'junit.xml': junit,
      'out.csv': stats(200),
    };
    const args = ['out.csv', 'junit.xml'];
    expect((await gate(other, args)).status).toBe(0);
    const asked = await gate(other, [...args, '--tool-failures']);
    expect(asked.status).toBe(1);
    expect(asked.err).toBe('perf-coverage: junit.xml: 1 of 2 tests failed\n');
  });

  it('writes a summary for the page of the job, in which no text is markup', async () => {
    const { dir } = await gate(
      { ...files('< 150ms', 200), 'summary.md': 'Before\n' },
      ['out.csv'],
      { GITHUB_STEP_SUMMARY: 'summary.md' },
    );
    const text = await fs.readFile(path.join(dir, 'summary.md'), 'utf8');
    expect(text).toMatch(
      /^Before\n### ❌ Performance: Items service: not passed/,
    );
    expect(text).toContain(
      '| Quick \\| \\*list\\* | p95 of duration \\< 150 ms | 200 ms | breached |',
    );
  });

  it('prints JSON for machines', async () => {
    const { out, status } = await gate(files('< 150ms', 200), [
      'out.csv',
      '--json',
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      passed: false,
      breached: 1,
      slas: [{ capability: 'browse', result: 'breached', actual: '200 ms' }],
    });
  });

  it('says that there is nothing to hold results against', async () => {
    const { status, out } = await gate(
      {
        'perf-coverage.yaml': plan('< 1s').replace(/ {4}slas:[\s\S]*/, ''),
        'out.csv': stats(1),
      },
      ['out.csv'],
    );
    expect(status).toBe(0);
    expect(out).toContain('The plan has no SLA');
  });

  it('is 2 for what is no result, or no place for a summary', async () => {
    expect((await gate({ 'a.txt': 'x' }, ['a.txt'])).status).toBe(2);
    expect((await gate({}, ['none.json'])).status).toBe(2);
    const nowhere = await gate(files('< 1s', 1), [
      'out.csv',
      '--summary',
      'no/such/folder.md',
    ]);
    expect(nowhere.status).toBe(2);
    expect(nowhere.err).toContain('--summary no/such/folder.md');
  });
});
