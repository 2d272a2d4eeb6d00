import { createMemoryTree } from '../tree';
import { goBenchAnalyzer } from '.';

const analyze = (body: string, path = 'fib/fib_test.go') =>
  goBenchAnalyzer.analyze(createMemoryTree({ [path]: body }));
const head = 'package fib\n\nimport "testing"\n\n';
const one = `${head}func BenchmarkFib(b *testing.B) {\n\tfor b.Loop() { Fib(10) }\n}\n`;
const testsOf = async (body: string) =>
  (await analyze(`${head}${body}`))[0].tests;

describe('goBenchAnalyzer', () => {
  it('lists functions that take *testing.B, with their lines', async () => {
    const [file] = await analyze(`${one}
// func BenchmarkNot(b *testing.B) {}
func BenchmarkFib_Big(b *testing.B) { for i := 0; i < b.N; i++ { Fib(40) } }
func Benchmark(b *testing.B) { work() }
func Benchmarking(b *testing.B) { work() }
func TestFib(t *testing.T) {}
func benchmarkFib(b *testing.B, n int) { Fib(n) }
func (s suite) BenchmarkMethod(b *testing.B) { work() }
`);
    expect(file).toMatchObject({
      path: 'fib/fib_test.go',
      framework: 'go-bench',
      role: 'tests',
      kind: 'benchmark',
      runnable: true,
      findings: [],
    });
    expect(file.tests.map(test => [test.name, test.line, test.cases])).toEqual([
      ['BenchmarkFib', 5, 1],
      ['BenchmarkFib_Big', 10, 1],
      ['Benchmark', 11, 1],
    ]);
  });

  it.each([
    ['import t "testing"', '*t.B'],
    ['import . "testing"', '*B'],
    ['import (\n\t"os"\n\t"testing"\n)', '*testing.B'],
  ])('knows the package by its name: %s', async (imports, type) => {
    const files = await analyze(
      `package a\n${imports}\nfunc BenchmarkA(b ${type}) { work() }\n`,
    );
    expect(files).toHaveLength(1);
  });

  it.each([
    [
      'literal names',
      'b.Run("small", func(b *testing.B) { w() })\nb.Run("a b", func(b *testing.B) { w() })',
      2,
      ['BenchmarkX/small', 'BenchmarkX/a_b'],
    ],
    [
      'nested ones',
      'b.Run("a", func(c *testing.B) { c.Run("x", f)\n c.Run("y", f) })',
      2,
      ['BenchmarkX/a/x', 'BenchmarkX/a/y'],
    ],
    [
      'a literal list',
      'for _, n := range []int{1, 10, 100} { b.Run(fmt.Sprint(n), f) }',
      3,
      undefined,
    ],
    [
      'a literal list of structs',
      'for _, c := range []struct{ n int }{{1}, {2}} { b.Run(c.name, f) }',
      2,
      undefined,
    ],
    ['a number', 'for i := range 4 { b.Run(name(i), f) }', 4, undefined],
    [
      'a table',
      'for _, c := range cases { b.Run(c.name, func(b *testing.B) { w() }) }',
      null,
      undefined,
    ],
    ['a helper that runs them', 'sizes(b)', null, undefined],
  ])('counts sub-benchmarks of %s', async (_, body, cases, names) => {
    const tests = await testsOf(
      `func BenchmarkX(b *testing.B) {\n${body}\n}\nfunc sizes(b *testing.B) { for _, s := range all { b.Run(s, f) } }\n`,
    );
    expect(tests).toHaveLength(1);
    expect(tests[0].cases).toBe(cases);
    expect(tests[0].caseNames).toEqual(names);
  });

  it('knows what is skipped for certain', async () => {
    const tests = await testsOf(
      'func BenchmarkA(b *testing.B) { b.Skip("slow"); w() }\nfunc BenchmarkB(b *testing.B) { if short { b.Skip() }; w() }\n',
    );
    expect(tests.map(test => test.skipped)).toEqual([true, false]);
  });

  it.each([
    ['no test file', 'fib/fib.go'],
    ['test data', 'fib/testdata/fib_test.go'],
    ['a folder that Go leaves out', '_old/fib_test.go'],
  ])('leaves out %s', async (_, path) => {
    expect(await analyze(one, path)).toEqual([]);
  });

  it('has a finding for an empty benchmark and for a cut file', async () => {
    const [empty] = await analyze(
      `${head}func BenchmarkA(b *testing.B) {\n}\n`,
    );
    expect(empty.findings).toEqual([
      expect.objectContaining({ rule: 'benchmark-empty', line: 5 }),
    ]);
    const [cut] = await analyze(one.slice(0, -6));
    expect(cut).toMatchObject({
      runnable: false,
      findings: [{ rule: 'benchmark-syntax-error', line: 6 }],
    });
  });
});
