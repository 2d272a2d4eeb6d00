import { createMemoryTree } from '../tree';
import { vitestAnalyzer } from '.';

const analyze = (source: string, path = 'bench/a.bench.ts') =>
  vitestAnalyzer.analyze(createMemoryTree({ [path]: source }));
const imports = `import { bench, describe } from 'vitest';\n`;

describe('vitestAnalyzer', () => {
  it('lists benches with suite and line', async () => {
    const [file] = await analyze(`${imports}
bench('alone', () => { work(); });
describe('sort', () => {
  bench('native', async () => { work(); }, { time: 100 });
  describe(\`big\`, () => {
    bench.skip('slow', () => { work(); });
  });
  bench(\`of \${n}\`, () => { work(); });
});
`);
    expect(file).toMatchObject({
      framework: 'vitest',
      kind: 'benchmark',
      confidence: 1,
      findings: [],
    });
    expect(
      file.tests.map(test => [test.suite, test.name, test.line, test.skipped]),
    ).toEqual([
      [null, 'alone', 3, false],
      ['sort', 'native', 5, false],
      ['sort > big', 'slow', 7, true],
      ['sort', 'of {}', 9, false],
    ]);
    expect(file.tests.map(test => test.async)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ["describe.each([1, 2, 3])('n %i', () => { bench('a', f); });", 3],
    ["describe.each(rows)('n %i', () => { bench('a', f); });", null],
    ["for (const n of sizes) { bench('a' + n, f); }", null],
    ["sizes.forEach(n => { bench('a', f); });", null],
    ["describe.skipIf(ci)('n', () => { bench('a', f); });", 1],
    ["bench.runIf(ci)('a', f);", 1],
  ])('counts cases: %s', async (source, cases) => {
    const [file] = await analyze(`${imports}${source}\n`);
    expect(file.tests.map(test => test.cases)).toEqual([cases]);
  });

  it('takes the global by the name of the file alone', async () => {
    const source = `describe('a', () => { bench('b', () => { work(); }); });\n`;
    expect((await analyze(source))[0]).toMatchObject({ confidence: 0.8 });
    expect(await analyze(source, 'src/a.ts')).toEqual([]);
  });

  it.each([
    ['its own bench', `import { bench } from './bench';\nbench('a', f);\n`],
    ['a function bench', `function bench(n, f) {}\nbench('a', f);\n`],
    ['another runner', `import { bench } from 'mitata';\nbench('a', f);\n`],
  ])('leaves out %s', async (_, source) => {
    expect(await analyze(source)).toEqual([]);
  });

  it('says when vitest would not find the file', async () => {
    const [file] = await analyze(`${imports}bench('a', f);\n`, 'src/a.ts');
    expect(file.findings).toEqual([
      expect.objectContaining({ rule: 'benchmark-file-not-collected' }),
    ]);
  });

  it('reads markup', async () => {
    const [file] = await analyze(
      `${imports}bench('render', () => { render(<App />); });\n`,
      'a.bench.tsx',
    );
    expect(file.tests).toHaveLength(1);
  });

  it('has a finding for an empty bench and a syntax error', async () => {
    const [empty] = await analyze(`${imports}bench('a', () => {});\n`);
    expect(empty.findings[0].rule).toBe('benchmark-empty');
    const [cut] = await analyze(`${imports}bench('a', () => {\n`);
    expect(cut).toMatchObject({
      runnable: false,
      findings: [{ rule: 'benchmark-syntax-error' }],
    });
  });
});
