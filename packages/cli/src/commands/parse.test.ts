import { promises as fs } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chunksOf, run, useFolders } from '../testing/run';
import { junit } from '../testing/samples';

const folder = useFolders();

const metric = (scope: object, stats: object) => ({
  name: 'http_req_duration',
  scope,
  unit: 'ms',
  direction: 'lower',
  stats,
});
const load = JSON.stringify({
  schemaVersion: 1,
  tool: { name: 'acme', version: '4.2' },
  startedAt: '2026-03-02T08:15:00Z',
  durationSeconds: 60,
  metrics: [
    metric({}, { avg: 41.5, p95: 120 }),
    metric({ operation: 'GET /orders' }, { count: 400, avg: 12.5, p95: 20 }),
    metric({ operation: 'GET /slow' }, { avg: 80, p95: 180 }),
    {
      name: 'http_reqs',
      scope: {},
      unit: 'count',
      direction: 'higher',
      stats: { count: 1200, rate: 20 },
    },
    {
      name: 'duration',
      scope: { test: 'round' },
      unit: 's',
      direction: 'lower',
      stats: { avg: 1.25e-6 },
    },
  ],
  thresholds: [
    { metric: 'http_req_duration', expression: 'avg < 50', ok: true },
    { metric: 'http_req_duration', expression: 'p95 < 100', ok: false },
  ],
  checks: [{ name: 'status is 200', passes: 1190, fails: 10 }],
  totals: { requests: 1200, failedRequests: 6 },
  warnings: [
    { code: 'lines', message: 'Lines were left out', count: 3, line: 7 },
  ],
});

const acme = 'name;mean (us);ok\nround;12,5;true\nsort;40;true\n';
const mapping = `name: acme-bench
document: csv
metrics:
  - name: duration
    scope: { test: $.name }
    unit: us
    stats: { avg: mean (us), p95: p95 }
`;

/** A tar archive in the ustar format. */
function tarOf(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name);
    header.write('0000644\0', 100);
    header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
    header.write('00000000000', 136);
    header.write('        0', 148);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    padded.write(content);
    return [header, padded];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('parse', () => {
  it('prints the run as one JSON document', async () => {
    const dir = await folder({ 'junit.xml': junit });
    const { status, out, err } = await run(['parse', 'junit.xml', '--json'], {
      cwd: dir,
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      format: 'junit-xml',
      totals: { tests: 2, failedTests: 1 },
    });
  });

  it('reads standard input, and compressed files, the same', async () => {
    const dir = await folder({ 'a.gz': gzipSync(junit), 'a.xml': junit });
    const plain = await run(['parse', path.join(dir, 'a.xml'), '--json']);
    const packed = await run(['parse', path.join(dir, 'a.gz'), '--json']);
    const piped = await run(['parse', '-', '--json'], {
      stdin: chunksOf(junit),
    });
    expect(packed.out).toBe(plain.out);
    expect(piped.out).toBe(plain.out);
  });

  it('prints the runs of an archive with the paths of their files', async () => {
    const dir = await folder({
      'all.tgz': gzipSync(tarOf({ 'a/junit.xml': junit, 'b.xml': junit })),
    });
    const { out } = await run(['parse', 'all.tgz', '--json'], { cwd: dir });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      runs: [
        { path: 'a/junit.xml', run: { totals: { tests: 2 } } },
        { path: 'b.xml', run: { format: 'junit-xml' } },
      ],
    });
    const merged = await run(['parse', 'all.tgz', '--json', '--merge'], {
      cwd: dir,
    });
    expect(JSON.parse(merged.out).totals).toMatchObject({
      tests: 4,
      failedTests: 2,
    });
  });

  it('shows what failed where nobody asks for JSON', async () => {
    const { out } = await run(['parse', '-'], { stdin: chunksOf(junit) });
    expect(out).toMatch(/2 tests, 1 failed, 0 skipped/);
    expect(out).toMatch(/Failed tests\n {2}TestItems › test_add/);
  });

  it('shows totals, what was slowest, and what did not hold', async () => {
    const dir = await folder({ 'load.json': load });
    const { out, status } = await run(['parse', 'load.json'], { cwd: dir });

    expect(status).toBe(0);
    expect(out).toBe(
      [
        'acme 4.2, perf-coverage-run, 2026-03-02T08:15:00.000Z, 60 s',
        '',
        'Requests       1200 requests, 20 a second, 6 failed (0.5 %)',
        'Response time  avg 41.5 ms, p95 120 ms',
        'Thresholds     2 thresholds, 1 crossed',
        'Checks         1 check, 1 with failures',
        '',
        'Slowest operations, in ms',
        'Operation    Requests   avg  p95',
        'GET /slow                80  180',
        'GET /orders       400  12.5   20',
        '',
        'Slowest benchmarks',
        'Benchmark      avg',
        'round      1.25 µs',
        '',
        'Thresholds',
        '   Metric             Expression',
        '✗  http_req_duration  p95 < 100   crossed',
        '✓  http_req_duration  avg < 50    held',
        '',
        'Checks',
        '   Check          Passes  Fails',
        '✗  status is 200    1190     10',
        '',
        'Warnings',
        '  Lines were left out (3 times) (first on line 7)',
        '',
      ].join('\n'),
    );
  });

  it('reads by a mapping, and shows what each rule found', async () => {
    const dir = await folder({ 'acme.csv': acme, 'mapping.yaml': mapping });
    const { out, status } = await run(
      ['parse', 'acme.csv', '--mapping', 'mapping.yaml'],
      { cwd: dir },
    );

    expect(status).toBe(0);
    expect(out).toMatch(/^acme-bench, acme-bench\n/);
    expect(out).toMatch(
      /Slowest benchmarks\n.*\nsort +40 µs\nround +12.5 µs\n/,
    );
    expect(out).toMatch(/Rules of the mapping\n/);
    expect(out).toMatch(/✗ {2}metrics\[0\]\.stats\.p95 +p95 +0 +2\n/);
    expect(out).toMatch(
      /✓ {2}metrics\[0\]\.stats\.avg +mean \(us\) +2 +12,5\n/,
    );
  });

  it('prints the run alone as JSON, and warns of rules that found nothing', async () => {
    const dir = await folder({ 'acme.csv': acme, 'mapping.yaml': mapping });
    const { out, err } = await run(
      ['parse', 'acme.csv', '--mapping', 'mapping.yaml', '--json'],
      { cwd: dir },
    );
    expect(JSON.parse(out)).toMatchObject({ format: 'acme-bench' });
    expect(err).toBe(
      "warning: mapping.yaml: metrics[0].stats.p95: 'p95' found nothing\n",
    );
  });

  it.each([
    ['[', /mapping\.yaml: /],
    ['name: A', /mapping\.yaml: The mapping is wrong: name: /],
    ['name: a\nrequests: $.x\n', /acme\.csv: .*Unexpected|acme\.csv: /],
  ])('says what is wrong with the mapping %j', async (content, why) => {
    const dir = await folder({ 'acme.csv': acme, 'mapping.yaml': content });
    const { status, err } = await run(
      ['parse', 'acme.csv', '--mapping', 'mapping.yaml'],
      { cwd: dir },
    );
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });

  it.each([
    ['empty.json', '', /empty\.json: .*empty/],
    ['other.json', '{"a": 1}', /other\.json: .*no known format/],
    ['binary', Buffer.from([0, 1, 2, 3]), /binary: .*no known format/],
  ])('refuses %s in one line', async (name, content, why) => {
    const dir = await folder({ [name]: content });
    const { status, out, err } = await run(['parse', name, '--json'], {
      cwd: dir,
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: [^\n]+\n$/);
  });

  it.each([
    [['nowhere.json'], /nowhere\.json: there is no such file/],
    [['.'], /\.: it is a folder, name a file/],
    [['-', '--format', 'nope'], /standard input: .*no reader named 'nope'/],
  ])('says why it can not read %j', async (args, why) => {
    const { status, err } = await run(['parse', ...args], {
      stdin: chunksOf(junit),
    });
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });

  it('does what docs/formats.md shows', async () => {
    const docs = await fs.readFile(
      path.join(__dirname, '../../../../docs/formats.md'),
      'utf8',
    );
    const block = (language: string, n: number) =>
      docs.split(`\n\`\`\`${language}\n`)[n + 1].split('\n```')[0];
    const dir = await folder({
      'run.json': block('json', 0),
      'report.json': block('json', 1),
      'mapping.yaml': block('yaml', 0),
      'rows.yaml': block('yaml', 1),
      'rows.csv': 'name,mean (us)\nround,12.5\n',
    });
    const shown = await run(
      ['parse', 'report.json', '--mapping', 'mapping.yaml'],
      { cwd: dir },
    );
    expect(shown.out).toContain(block('text', 0));
    const rows = await run(
      ['parse', 'rows.csv', '--mapping', 'rows.yaml', '--json'],
      { cwd: dir },
    );
    expect(JSON.parse(rows.out).metrics).toMatchObject([
      { name: 'duration', unit: 's', scope: { test: 'round' } },
    ]);
    const { status } = await run(['parse', 'run.json'], { cwd: dir });
    expect(status).toBe(0);
  });
});
