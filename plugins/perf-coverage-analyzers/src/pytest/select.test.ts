import { scan } from './__testUtils__/scanning';

describe('which files are performance tests', () => {
  const timed = `
import time
def test_a():
    start = time.perf_counter()
    work()
    elapsed = time.perf_counter() - start
    assert elapsed < 1.5
`;
  const plain = 'def test_x():\n    assert 1 == 1\n';
  it.each<[string, string, string, number | null]>([
    ['folder', 'tests/performance/test_x.py', plain, 1],
    ['folder of benchmarks', 'benchmarks/test_x.py', plain, 1],
    ['load folder', 'backend/tests/load/test_x.py', plain, 1],
    ['"load" inside a word', 'tests/test_upload.py', plain, null],
    ['ordinary suite', 'tests/test_x.py', plain, null],
    ['name without measuring', 'tests/test_performance_review.py', plain, null],
    ['name and measuring', 'tests/test_x_performance.py', timed + plain, 2],
    [
      'name and times of day, which measure nothing',
      'tests/test_performance_service.py',
      'import time\ndef test_x():\n    made = time.time() - 20\n    old = datetime.now() - timedelta(hours=2)\n    assert made\n',
      null,
    ],
    [
      'name and a difference of times',
      'tests/test_performance_service.py',
      'import time\ndef test_x():\n    begun = time.time()\n    run()\n    print(time.time() - begun)\n',
      1,
    ],
    ['what the code does', 'tests/test_x.py', timed, 1],
    [
      'tests of the code in a folder named performance',
      'app/performance/tests/test_x.py',
      plain,
      null,
    ],
    [
      'one timing in an ordinary suite',
      'tests/test_x.py',
      timed + plain + plain.replace('_x', '_y'),
      null,
    ],
    [
      'marker on the module',
      'tests/test_x.py',
      `import pytest\npytestmark = pytest.mark.performance\n${plain}`,
      1,
    ],
    [
      'marked tests of an ordinary suite alone',
      'tests/test_x.py',
      `${plain}def test_y(): assert 2\ndef test_v(): assert 2\n@pytest.mark.load\ndef test_z():\n    assert 1\n`,
      1,
    ],
    [
      'fixture benchmark',
      'tests/test_x.py',
      'def test_x(benchmark):\n    benchmark(len, [])\n',
      1,
    ],
    [
      'slow is no reason',
      'tests/test_x.py',
      `@pytest.mark.slow\n${plain}`,
      null,
    ],
    ['virtual environment', 'env/pyvenv.cfg/benchmarks/test_x.py', plain, null],
  ])('%s', async (_name, path, source, tests) => {
    const files = (await scan({ [path]: source })).filter(
      file => file.role === 'tests',
    );
    expect(files.map(file => file.tests.length)).toEqual(
      tests === null ? [] : [tests],
    );
    for (const file of files) {
      expect(file.reason).not.toBe('');
      expect(file.confidence).toBeGreaterThan(0);
    }
  });

  it('takes no functions of a script for tests, unless pytest could run them', async () => {
    const files = await scan({
      'benchmarks/api.py':
        'import time\ndef test_alloc(size, device):\n    start = time.time()\n    print(time.time() - start)\ntest_alloc(1, "cpu")\n',
      'benchmarks/bench_lists.py':
        'def test_len(benchmark):\n    benchmark(len, [])\n',
      'benchmarks/bench_rooms.py': 'def test_rooms(rooms):\n    assert rooms\n',
      'benchmarks/bench_marked.py':
        'import pytest\n@pytest.mark.parametrize("n", [1, 2])\ndef test_n(n):\n    assert n\n',
      'benchmarks/conftest.py':
        'import pytest\n@pytest.fixture\ndef rooms():\n    return 1\n',
    });
    expect(
      files.filter(file => file.role === 'tests').map(file => file.path),
    ).toEqual([
      'benchmarks/bench_lists.py',
      'benchmarks/bench_marked.py',
      'benchmarks/bench_rooms.py',
    ]);
  });

  it('takes scripts that start themselves and read a clock', async () => {
    const script =
      'import time\ndef main():\n    t = time.perf_counter()\nif __name__ == "__main__":\n    main()\n';
    const files = await scan({
      'benchmarks/run_all.py': script,
      'benchmarks/data.py': 'X = 1\n',
      'scripts/bench_parse.py': script,
      'scripts/bench_report.py': script.replace(
        'time.perf_counter()',
        'time.time()',
      ),
      'scripts/deploy.py': script,
    });
    expect(files.map(file => [file.path, file.role])).toEqual([
      ['benchmarks/run_all.py', 'benchmark-script'],
      ['scripts/bench_parse.py', 'benchmark-script'],
    ]);
  });

  it('names the helpers that the tests use, and no code under test', async () => {
    const files = await scan({
      'tests/conftest.py':
        'import pytest\n@pytest.fixture\ndef db():\n    return 1\n',
      'tests/performance/conftest.py': 'LIMIT = 2\n',
      'tests/performance/timers.py': 'def timer(): pass\n',
      'tests/performance/unused.py': 'X = 1\n',
      'app/core.py': 'X = 1\n',
      'tests/performance/test_a.py':
        'from app import core\nfrom .timers import timer\ndef test_a(db):\n    assert db\n',
    });
    expect(files.map(file => [file.path, file.role])).toEqual([
      ['tests/conftest.py', 'helper'],
      ['tests/performance/conftest.py', 'helper'],
      ['tests/performance/test_a.py', 'tests'],
      ['tests/performance/timers.py', 'helper'],
    ]);
  });
});
