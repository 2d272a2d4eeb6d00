import { createMemoryTree } from '../tree';
import { criterionAnalyzer } from '.';

const manifest = '[[bench]]\nname = "fib"\nharness = false\n';
const analyze = (source: string, cargo = manifest) =>
  criterionAnalyzer.analyze(
    createMemoryTree({ 'Cargo.toml': cargo, 'benches/fib.rs': source }),
  );
const inFunction = (body: string) => `use criterion::*;

fn benches(c: &mut Criterion) {
${body}
}
criterion_group!(all, benches);
criterion_main!(all);
`;
const rows = async (body: string) =>
  (await analyze(inFunction(body)))[0].tests.map(test => [
    test.suite,
    test.name,
    test.line,
    test.cases,
  ]);

describe('criterionAnalyzer', () => {
  it.each([
    [
      'a function',
      'c.bench_function("fib 20", |b| b.iter(|| fib(20)));',
      [null, 'fib 20', 4, 1],
    ],
    [
      'a group',
      'let mut g = c.benchmark_group("sort");\ng.throughput(t).bench_function("std", |b| b.iter(f));',
      ['sort', 'std', 5, 1],
    ],
    [
      'a group in a chain',
      'c.benchmark_group("sort")\n.sample_size(10)\n.bench_function("std", f);',
      ['sort', 'std', 6, 1],
    ],
    [
      'an id with a parameter',
      'c.bench_with_input(BenchmarkId::new("fib", 20), &20, f);',
      [null, 'fib/20', 4, 1],
    ],
    [
      'a loop over literals',
      'for n in [1usize, 2, 3].iter() {\nc.bench_with_input(BenchmarkId::from_parameter(n), n, f);\n}',
      [null, '{}', 5, 3],
    ],
    [
      'a loop over a range',
      'for n in 0..4 {\nc.bench_function(&format!("fib {n}"), f);\n}',
      [null, 'fib {}', 5, 4],
    ],
    [
      'a loop that a run decides',
      'for n in sizes() {\nc.bench_function(BenchmarkId::new("fib", n), f);\n}',
      [null, 'fib/{}', 5, null],
    ],
    [
      'loops in loops',
      'for a in [1, 2] { for b in &[1, 2, 3] { c.bench_function(format!("{}-{}", a, b), f); } }',
      [null, '{}-{}', 4, 6],
    ],
    [
      'a name in a variable',
      'c.bench_function(name, f);',
      [null, '(computed name, line 4)', 4, 1],
    ],
  ])('reads %s', async (_, body, row) => {
    expect(await rows(body)).toEqual([row]);
  });

  it('says which function no group names', async () => {
    const [file] = await analyze(
      `${inFunction(
        'c.bench_function("a", f);\nhelper::<2>(c);',
      )}fn helper<const N: usize>(c: &mut Criterion) { c.bench_function("b", f); }
fn lost(c: &mut Criterion) { c.bench_function("c", f); }
`,
    );
    expect(file.tests).toHaveLength(3);
    expect(file.findings).toEqual([
      expect.objectContaining({
        rule: 'benchmark-not-run',
        line: 10,
        message: expect.stringContaining('lost'),
      }),
    ]);
  });

  it.each([
    ['has the harness of Rust', '[package]\nname = "x"\n', 1],
    ['names another file', '[[bench]]\nname = "x"\nharness = false\n', 1],
    [
      'names the path',
      '[[bench]]\nname = "x"\npath = "benches/fib.rs"\nharness = false\n',
      0,
    ],
    ['is broken', '[[bench', 0],
  ])(
    'looks whether Criterion runs: the manifest %s',
    async (_, cargo, findings) => {
      const [file] = await analyze(
        inFunction('c.bench_function("a", f);'),
        cargo,
      );
      expect(file.findings).toHaveLength(findings);
    },
  );

  it('leaves a folder of benches that is a package of its own to itself', async () => {
    const [file] = await criterionAnalyzer.analyze(
      createMemoryTree({
        'Cargo.toml': '[workspace]\n',
        'benches/Cargo.toml': '[package]\nname = "benches"\n',
        'benches/fib.rs': inFunction('c.bench_function("a", f);'),
      }),
    );
    expect(file.findings).toEqual([]);
  });

  it('reads #[bench], with modules as suites', async () => {
    const [file] = await criterionAnalyzer.analyze(
      createMemoryTree({
        'src/lib.rs': `#![feature(test)]
// #[bench]
#[bench]
fn top(b: &mut Bencher) { b.iter(|| work()); }
mod big {
    #[bench]
    #[ignore]
    fn slow<'a>(b: &mut Bencher) { let c = '"'; b.iter(work); }
    fn helper() {}
}
#[test]
fn no(b: &mut Bencher) {}
#[bench]
fn empty(b: &mut Bencher) {}
`,
      }),
    );
    expect(file.framework).toBe('rust-bench');
    expect(
      file.tests.map(test => [test.suite, test.name, test.line, test.skipped]),
    ).toEqual([
      [null, 'top', 4, false],
      ['big', 'slow', 8, true],
      [null, 'empty', 14, false],
    ]);
    expect(file.findings).toEqual([
      expect.objectContaining({ rule: 'benchmark-empty', line: 14 }),
    ]);
  });

  it('leaves out code that only speaks of Criterion, and marks a cut file', async () => {
    expect(await analyze('// criterion\nfn main() {}\n')).toEqual([]);
    const whole = inFunction('c.bench_function("a", |b| b.iter(f));');
    const [cut] = await analyze(whole.slice(0, whole.indexOf('|b|')));
    expect(cut).toMatchObject({
      runnable: false,
      tests: [{ name: 'a' }],
    });
  });
});
