import { createMemoryTree } from '../tree';
import { benchmarkDotNetAnalyzer } from '.';

const analyze = (files: Record<string, string>) =>
  benchmarkDotNetAnalyzer.analyze(createMemoryTree(files));
const using = 'using BenchmarkDotNet.Attributes;\n';
const casesIn = async (body: string) =>
  (
    await analyze({ 'Bench.cs': `${using}public class Bench {\n${body}\n}\n` })
  )[0].tests[0].cases;
const method = '[Benchmark] public int Run() => 1;';

describe('benchmarkDotNetAnalyzer', () => {
  it('lists methods with their class and line', async () => {
    const [file] = await analyze({
      'Bench.cs': `${using}namespace A;
[MemoryDiagnoser]
public class Sorting<T> : Base<int>, IDisposable where T : class
{
    private readonly int[] data = { 1, 2 };

    [GlobalSetup] public void Setup() { }

    [Benchmark(Baseline = true, Description = "[x]")]
    public void Std() { data[0].Do(); }

    // [Benchmark] public void No() { }
    [Benchmark, Arguments(1), Arguments(2)]
    public async Task<List<int>> Own(int n) => await Do(n);

    public class Inner
    {
        [BenchmarkDotNet.Attributes.BenchmarkAttribute]
        [BenchmarkCategory("a", "b")]
        public (int, int) Pair<U>() { return (1, 2); }
    }
}
`,
    });
    expect(file).toMatchObject({
      framework: 'benchmarkdotnet',
      kind: 'benchmark',
      runnable: true,
      findings: [],
    });
    expect(
      file.tests.map(test => [test.suite, test.name, test.line, test.cases]),
    ).toEqual([
      ['Sorting', 'Std', 11, 1],
      ['Sorting', 'Own', 15, 2],
      ['Inner', 'Pair', 21, 1],
    ]);
    expect(file.tests.map(test => test.async)).toEqual([false, true, false]);
    expect(file.tests[0].markers).toEqual(['baseline']);
  });

  it.each([
    ['[Params(1, 2, 3)] public int N;', 3],
    [
      '[Params(1, 2)] public int N { get; set; }\n[Params("a", "b, c")] public string S;',
      4,
    ],
    ['[Params(new object[] { 1, 2, 3 })] public object O;', 3],
    ['[Params(new[] { 1, 2, 3 })] public int[] O;', 1],
    ['[Params([1, 2])] public int N;', 2],
    ['[Params(1, Priority = 2)] public int N;', 1],
    ['[ParamsAllValues] public bool B { get; set; }', 2],
    ['[ParamsAllValues] public Mode M { get; set; }', null],
    ['[ParamsSource(nameof(Ns))] public int N;', null],
    ['[Arguments(1)]', 1],
    ['[ArgumentsSource(nameof(Ns))]', null],
  ])('counts cases: %s', async (parameters, cases) => {
    expect(await casesIn(`${parameters}\n${method}`)).toBe(cases);
  });

  it('counts parameters that a class inherits, and its type arguments', async () => {
    const files = await analyze({
      'Base.cs': `${using}public abstract class Base { [Params(1, 2)] public int N; }\n`,
      'Bench.cs': `${using}[GenericTypeArguments(typeof(int))]\n[GenericTypeArguments(typeof(long))]\n[GenericTypeArguments(typeof(char))]\npublic class Bench<T> : Common.Base { ${method} }\n`,
    });
    expect(files.map(file => [file.path, file.tests[0].cases])).toEqual([
      ['Bench.cs', 6],
    ]);
  });

  it('ends where classes inherit in a circle', async () => {
    const [file] = await analyze({
      'Bench.cs': `${using}class A : B { ${method} }\nclass B : A { [Params(1, 2)] public int N; }\n`,
    });
    expect(file.tests[0].cases).toBe(2);
  });

  it('needs the library: by a using, or by the project around it', async () => {
    const bench = `class Bench { ${method} }\n`;
    expect(await analyze({ 'a/Bench.cs': bench })).toEqual([]);
    expect(
      await analyze({
        'a/Bench.cs': bench,
        'a/a.csproj': '<PackageReference Include="BenchmarkDotNet" />',
      }),
    ).toHaveLength(1);
  });

  it('has findings for an empty benchmark and a cut file', async () => {
    const [file] = await analyze({
      'Bench.cs': `${using}class Bench {\n  [Benchmark] public void Run() { }\n`,
    });
    expect(file.findings.map(one => [one.rule, one.line])).toEqual([
      ['benchmark-syntax-error', 2],
      ['benchmark-empty', 3],
    ]);
    expect(file.runnable).toBe(false);
  });
});
