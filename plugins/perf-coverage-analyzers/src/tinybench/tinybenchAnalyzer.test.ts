import { createMemoryTree } from '../tree';
import { tinybenchAnalyzer } from './tinybenchAnalyzer';

const analyze = (source: string, path = 'benchmarks/a.bench.ts') =>
  tinybenchAnalyzer.analyze(createMemoryTree({ [path]: source }));

describe('tinybenchAnalyzer', () => {
  it('lists what is added to a Bench, chained or not, with its line', async () => {
    const [file] = await analyze(`import { Bench } from 'tinybench';
const bench = new Bench({ name: 'arrays', time: 100 });
bench.add('sort', () => {});
bench
  .add('map', () => {})
  .add(\`filter\`, async () => {});
export default bench;
`);

    expect(file).toMatchObject({
      framework: 'tinybench',
      role: 'tests',
      runnable: true,
      kind: 'benchmark',
    });
    expect(file.tests.map(test => [test.suite, test.name, test.line])).toEqual([
      ['arrays', 'sort', 3],
      ['arrays', 'map', 5],
      ['arrays', 'filter', 6],
    ]);
  });

  it('says that the number of computed names is not known', async () => {
    const [file] = await analyze(
      `import { Bench as B } from 'tinybench';\nconst b = new B();\nfor (const n of [1, 2]) b.add('of ' + n, () => {});\n`,
    );

    expect(file.tests).toHaveLength(1);
    expect(file.tests[0].cases).toBeNull();
  });

  it.each([
    [
      'add of something else',
      `import { Bench } from 'tinybench';\nconst s = new Set();\ns.add('x');\n`,
    ],
    [
      'another package of the name Bench',
      `import { Bench } from './bench';\n// not 'tinybench'\nnew Bench().add('x', () => {});\n`,
    ],
    ['a file that only says the word', `const text = 'tinybench';\n`],
  ])('leaves out %s', async (_, source) => {
    expect(await analyze(source)).toEqual([]);
  });

  it('reports a syntax error with its line', async () => {
    const [file] = await analyze(
      `import { Bench } from 'tinybench';\nconst bench = new Bench(;\n`,
    );

    expect(file.runnable).toBe(false);
    expect(file.findings).toEqual([
      expect.objectContaining({ rule: 'benchmark-syntax-error', line: 2 }),
    ]);
  });
});
