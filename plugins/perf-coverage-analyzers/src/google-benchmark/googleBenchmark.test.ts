import { createMemoryTree } from '../tree';
import { googleBenchmarkAnalyzer } from '.';
import { rangeOf } from './ranges';

const analyze = (source: string, path = 'bench/a_benchmark.cc') =>
  googleBenchmarkAnalyzer.analyze(createMemoryTree({ [path]: source }));
const head = '#include <benchmark/benchmark.h>\n';
const first = async (source: string) => {
  const [file] = await analyze(`${head}${source}\n`);
  const [{ suite, name, line, cases }] = file.tests;
  return [suite, name, line, cases];
};

describe('googleBenchmarkAnalyzer', () => {
  it.each([
    ['BENCHMARK(BM_A);', [null, 'BM_A', 2, 1]],
    ['BENCHMARK(BM_A)->Name("other");', [null, 'other', 2, 1]],
    [
      'BENCHMARK_TEMPLATE(BM_A, int, std::map<int, int>);',
      [null, 'BM_A<int, std::map<int, int>>', 2, 1],
    ],
    ['BENCHMARK(BM_A<int>);', [null, 'BM_A<int>', 2, 1]],
    ['BENCHMARK_CAPTURE(BM_A, small, 1, "x");', [null, 'BM_A/small', 2, 1]],
    [
      'BENCHMARK_F(Fix, Name)(benchmark::State& s) { w(); }',
      ['Fix', 'Name', 2, 1],
    ],
    [
      'BENCHMARK_DEFINE_F(Fix, N)(State& s) {}\nBENCHMARK_REGISTER_F(Fix, N)->Arg(1)->Arg(2);',
      ['Fix', 'N', 3, 2],
    ],
    [
      'int main() {\n benchmark::RegisterBenchmark("dyn", f)->Arg(1); }',
      [null, 'dyn', 3, 1],
    ],
  ])('reads %s', async (source, row) => {
    expect(await first(source)).toEqual(row);
  });

  it.each([
    ['->Arg(8)->Arg(64)', 2],
    ['->Args({1, 2})', 1],
    ['->Range(8, 8 << 10)', 5],
    ['->RangeMultiplier(2)->Range(8, 8 << 10)', 11],
    ['->DenseRange(0, 1024, 128)', 9],
    ['->Ranges({{1 << 10, 8 << 10}, {128, 512}})', 6],
    ['->ArgsProduct({{1, 2}, benchmark::CreateRange(8, 128, 2), {5}})', 10],
    ['->Arg(1)->Threads(2)->Threads(4)', 2],
    ['->ThreadRange(1, 8)', 4],
    ['->DenseThreadRange(1, 8, 3)', 4],
    ['->Range(1, kMax)->UseRealTime()', 3],
    ['->Range(1, other)', null],
    ['->Apply(CustomArguments)', null],
    ['->Arg(1)->ThreadPerCpu()', null],
    ['->Unit(benchmark::kMillisecond)->Iterations(3)', 1],
  ])('counts the cases of %s', async (chain, cases) => {
    const row = await first(
      `BENCHMARK(BM_A)${chain};\nconstexpr int kMax = 8 * 8;`,
    );
    expect(row[3]).toBe(cases);
  });

  it.each([
    [1, 1, 8, 1],
    [1, 2, 8, 2],
    [0, 8, 8, 3],
    [-8, 8, 2, 9],
    [-64, -1, 8, 3],
    [8, 1, 8, null],
    [1, 8, 1, null],
  ])(
    'counts Range(%i, %i) times %i as the library does',
    (low, high, by, count) => {
      expect(rangeOf(low, high, by)).toBe(count);
    },
  );

  it('leaves out comments, definitions of macros and what is never compiled', async () => {
    const [file] = await analyze(`${head}// BENCHMARK(BM_A);
#define ALSO(x) \\
  BENCHMARK(BM_##x)
#if 0
BENCHMARK(BM_B);
#endif
BENCHMARK(BM_C);
`);
    expect(file.tests.map(test => [test.name, test.line])).toEqual([
      ['BM_C', 8],
    ]);
  });

  it.each([
    [
      'Catch2',
      '#include <catch2/catch.hpp>\nTEST_CASE("a") { BENCHMARK("b") { return f(); }; }\n',
    ],
    [
      'folly',
      '#include <folly/Benchmark.h>\nBENCHMARK(name, n) { while (n--) f(); }\n',
    ],
    ['a macro of its own', '#define BENCHMARK(x)\nBENCHMARK(a);\n'],
  ])('leaves out the benchmarks of %s', async (_, source) => {
    expect(await analyze(source)).toEqual([]);
  });

  it('says what is defined and never registered, and where a file is cut', async () => {
    const [file] = await analyze(
      `${head}BENCHMARK_DEFINE_F(Fix, Lost)(State& s) {}\nBENCHMARK(BM_A);\nvoid f() {`,
    );
    expect(file.findings.map(one => [one.rule, one.line])).toEqual([
      ['benchmark-not-run', 2],
      ['benchmark-syntax-error', 4],
    ]);
  });
});
