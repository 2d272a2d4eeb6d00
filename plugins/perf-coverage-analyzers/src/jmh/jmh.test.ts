import { createMemoryTree } from '../tree';
import { jmhAnalyzer } from './jmhAnalyzer';

const imports = 'import org.openjdk.jmh.annotations.*;\n';

async function analyze(files: Record<string, string>) {
  return jmhAnalyzer.analyze(createMemoryTree(files));
}

describe('jmhAnalyzer', () => {
  it.each([
    [
      'Java',
      'bench/SortBench.java',
      `${imports}
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class SortBench {
  @Param({"10", "100", "1000"})
  int size;
  @Param({"a", "b"}) String kind;
  @Setup
  public void prepare() {}
  @Benchmark
  @Fork(1)
  public void sort(Blackhole hole) { hole.consume(size); }
}`,
      13,
    ],
    [
      'Kotlin',
      'bench/SortBench.kt',
      `import org.openjdk.jmh.annotations.*

@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
open class SortBench {
    @Param("10", "100", "1000")
    var size: Int = 0
    @Param("a", "b") lateinit var kind: String
    @Setup
    fun prepare() {}
    @Benchmark
    fun sort(): Int = size
}`,
      12,
    ],
    [
      'Scala',
      'bench/SortBench.scala',
      `import org.openjdk.jmh.annotations._

@State(Scope.Benchmark)
@BenchmarkMode(Array(Mode.Throughput))
class SortBench {
  @Param(Array("10", "100", "1000"))
  var size: Int = _
  @Param(Array("a", "b")) var kind: String = _
  @Setup
  def prepare(): Unit = ()
  @Benchmark
  def sort: Int = size
}`,
      12,
    ],
  ])('reads benchmarks of %s', async (_, path, source, line) => {
    const [file] = await analyze({ [path]: source });

    expect(file).toMatchObject({
      framework: 'jmh',
      role: 'tests',
      kind: 'benchmark',
      runnable: true,
    });
    expect(file.tests).toEqual([
      expect.objectContaining({
        name: 'sort',
        suite: 'SortBench',
        line,
        cases: 6,
        markers: ['Throughput'],
      }),
    ]);
  });

  it('multiplies the parameters of the states that a benchmark asks for', async () => {
    const [file] = await analyze({
      'B.java': `${imports}
public class B {
  enum Kind { FIRST, SECOND, THIRD }
  @State(Scope.Thread)
  public static class Input { @Param({"1", "2"}) int n; @Param Kind kind; }
  @State(Scope.Thread)
  public static class Unused { @Param({"1", "2", "3", "4", "5"}) int n; }
  @Benchmark public int with(Input input) { return input.n; }
  @Benchmark public int without() { return 1; }
}`,
    });

    expect(file.tests.map(one => [one.name, one.cases])).toEqual([
      ['with', 6],
      ['without', 1],
    ]);
  });

  it('says that the number of cases is not known', async () => {
    const [file] = await analyze({
      'B.java': `${imports}import x.Kind;
@State(Scope.Thread) public class B { @Param Kind kind; @Benchmark public void run() {} }`,
    });

    expect(file.tests.map(one => one.cases)).toEqual([null]);
  });

  it('counts inherited benchmarks for the classes that can be run', async () => {
    const files = await analyze({
      'bench/Base.java': `package bench;\n${imports}
public abstract class Base { @Benchmark public void run() {} }`,
      'bench/Fast.java': 'package bench;\npublic class Fast extends Base { }',
      'bench/Other.java': 'package bench;\npublic class Other { }',
    });

    expect(
      files.map(one => [one.path, one.role, one.tests.map(test => test.suite)]),
    ).toEqual([
      ['bench/Base.java', 'helper', []],
      ['bench/Fast.java', 'tests', ['Fast']],
    ]);
  });

  it.each([
    ['no benchmark', `${imports}class A { @Setup void x() {} }`],
    [
      'another annotation of that name',
      'import other.Benchmark;\nclass A { @Benchmark void x() {} }',
    ],
  ])('leaves out %s', async (_, source) => {
    expect(await analyze({ 'A.java': source })).toEqual([]);
  });

  it('counts methods of one name that ask for different states', async () => {
    const [file] = await analyze({
      'bench/Line.java': `${imports}public class Line {
  @State(Scope.Group) public static class Near { int n; }
  @State(Scope.Group) public static class Far { int n; }
  @Benchmark @Group("near") public void read(Near one) { one.n++; }
  @Benchmark @Group("far") public void read(Far one) { one.n++; }
  @org.openjdk.jmh.annotations.Benchmark public void write(Far one) { one.n = 1; }
}`,
    });

    expect(file.tests.map(one => [one.name, one.line])).toEqual([
      ['read', 5],
      ['read', 6],
      ['write', 7],
    ]);
  });

  it.each([
    ['of its own folder', 'bench/Size.java', 'package bench;'],
    ['of another folder', 'model/Size.java', 'package model;'],
  ])(
    'knows an enum %s, with bodies of its constants',
    async (_, path, head) => {
      const [file] = await analyze({
        'bench/Sizes.java': `package bench;
import model.*;
${imports}
@State(Scope.Benchmark) public class Sizes {
  @Param Size size;
  @Benchmark public void run() { size.name(); }
}`,
        [path]: `${head}
public enum Size {
  SMALL { @Override int of() { return 1; } },
  BIG { @Override int of() { return 9; } };
  abstract int of();
}`,
      });

      expect(file.tests).toMatchObject([{ name: 'run', cases: 2 }]);
    },
  );

  it('tells of a broken file', async () => {
    const [file] = await analyze({
      'A.java': `${imports}class A {\n  @Benchmark public void x() {\n`,
    });

    expect(file.runnable).toBe(false);
    expect(file.findings).toMatchObject([
      { rule: 'benchmark-syntax-error', severity: 'error' },
    ]);
  });
});
