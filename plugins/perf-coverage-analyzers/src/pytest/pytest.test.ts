import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import fc from 'fast-check';
import { scanSources } from '../scan';
import { createMemoryTree } from '../tree';
import { pytestAnalyzer } from './pytestAnalyzer';

async function scan(files: Record<string, string>) {
  const inventory = await scanSources(createMemoryTree(files), {
    analyzers: [pytestAnalyzer],
  });
  return inventory.files;
}

/** The one file of tests that a source in a folder for performance gives. */
async function scanOne(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({
    'tests/performance/test_a.py': source,
    ...others,
  });
  const found = files.find(file => file.path === 'tests/performance/test_a.py');
  if (!found) {
    throw new Error('no file of tests was found');
  }
  return found;
}

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

describe('what is read of a test', () => {
  it('reads names, suites, markers, async, skips and fixtures', async () => {
    const file = await scanOne(`
import pytest
pytestmark = [pytest.mark.performance]
slow = pytest.mark.slow

@pytest.mark.load
class TestSwap:
    @slow
    async def test_single(self, db, benchmark): assert db
    @pytest.mark.skip(reason="later")
    def test_skipped(self): assert 1
    @pytest.mark.skipif(True, reason="always")
    def test_off(self): assert 1
    @pytest.mark.skipif(os.name == "nt", reason="?")
    @pytest.mark.usefixtures("cache")
    def test_maybe(self, x=3): assert 1
    @staticmethod
    def test_static(one): assert one
    def helper(self): pass

class TestChild(TestSwap):
    test_single = None
    def test_more(self): assert 1

class TestOff:
    __test__ = False
    def test_no(self): assert 1

class NotCollected:
    def test_no(self): assert 1

def test_free(): assert 1
`);
    expect(
      file.tests.map(test => [
        test.suite,
        test.name,
        test.line,
        test.markers.join(' '),
        test.async,
        test.skipped,
        test.fixtures.join(' '),
      ]),
    ).toEqual([
      [
        'TestSwap',
        'test_single',
        9,
        'slow load performance',
        true,
        false,
        'db benchmark',
      ],
      [
        'TestSwap',
        'test_skipped',
        11,
        'skip load performance',
        false,
        true,
        '',
      ],
      ['TestSwap', 'test_off', 13, 'skipif load performance', false, true, ''],
      [
        'TestSwap',
        'test_maybe',
        16,
        'skipif load performance',
        false,
        false,
        'cache',
      ],
      ['TestSwap', 'test_static', 18, 'load performance', false, false, 'one'],
      ['TestChild', 'test_more', 23, 'load performance', false, false, ''],
      [
        'TestChild',
        'test_skipped',
        11,
        'skip load performance',
        false,
        true,
        '',
      ],
      ['TestChild', 'test_off', 13, 'skipif load performance', false, true, ''],
      [
        'TestChild',
        'test_maybe',
        16,
        'skipif load performance',
        false,
        false,
        'cache',
      ],
      ['TestChild', 'test_static', 18, 'load performance', false, false, 'one'],
      [null, 'test_free', 32, 'performance', false, false, ''],
    ]);
  });

  it.each<[string, string, number | null]>([
    ['none', '', 1],
    ['a list', '@pytest.mark.parametrize("n", [1, 2, 3])', 3],
    [
      'stacked',
      '@pytest.mark.parametrize("n", [1, 2, 3])\n@pytest.mark.parametrize("m", range(4))',
      12,
    ],
    ['a constant', '@pytest.mark.parametrize("n", SIZES)', 4],
    ['an imported constant', '@pytest.mark.parametrize("n", COUNTS)', 2],
    ['arithmetic', '@pytest.mark.parametrize("n", SIZES + [9] * 2)', 6],
    [
      'a comprehension',
      '@pytest.mark.parametrize("n", [i for i in range(10) if i % 3 == 0])',
      4,
    ],
    [
      'a product',
      '@pytest.mark.parametrize("n,m", itertools.product(SIZES, [1, 2]))',
      8,
    ],
    ['keywords', '@pytest.mark.parametrize(argnames="n", argvalues=[1])', 1],
    [
      'what a function returns as written',
      'def sizes(n):\n    return [n, n * 2, n * 3]\n@pytest.mark.parametrize("n", sizes(2))',
      3,
    ],
    [
      'what a function has put together',
      'def sizes():\n    found = [1]\n    fill(found)\n    return found\n@pytest.mark.parametrize("n", sizes())',
      null,
    ],
    [
      'params',
      '@pytest.mark.parametrize("n", [pytest.param(1, id="a"), 2])',
      2,
    ],
    [
      'dict items',
      '@pytest.mark.parametrize("n,m", {"a": 1, "b": 2}.items())',
      2,
    ],
    ['an empty list', '@pytest.mark.parametrize("n", [])', 1],
    ['a call', '@pytest.mark.parametrize("n", load_sizes())', null],
    [
      'a constant that is changed',
      '@pytest.mark.parametrize("n", GROWN)',
      null,
    ],
    ['a local marker', '@sizes', 2],
    ['a marker that a function makes', '@many([1, 2, 3])', 3],
    ['a marker that a function makes differently', '@either([1, 2, 3])', null],
    ['another way to parametrise', '@my_parametrize(2)', null],
    ['parameterized', '@parameterized.expand([(1,), (2,)])', 2],
    ['data of ddt', '@data(1, 2, 3)', 3],
  ])('counts cases of %s', async (_name, decorators, cases) => {
    const file = await scanOne(
      `import pytest, itertools
from .data import COUNTS
SIZES = [10, 100, *range(2)]
GROWN = []
GROWN.append(1)
sizes = pytest.mark.parametrize("n", ["a", "b"])
def many(values): return pytest.mark.parametrize("n", values)
def either(values):
    if not isinstance(values, list):
        values = [values]
    return pytest.mark.parametrize("n", values)
${decorators}
def test_a(): assert 1
`,
      { 'tests/performance/data.py': 'COUNTS = (1, 2)\n' },
    );
    expect(file.tests[0].cases).toBe(cases);
  });

  it('multiplies by the parameters of fixtures, through fixtures and conftests', async () => {
    const file = await scanOne(
      `import pytest
@pytest.fixture(params=[1, 2, 3])
def size(request): return request.param
def test_a(size): assert size
def test_b(deep): assert deep
@pytest.mark.parametrize("size", [1])
def test_c(size): assert size
def test_d(unknown): assert unknown
@pytest.mark.parametrize("deep", [7, 8, 9], indirect=True)
def test_e(deep): assert deep
@pytest.mark.parametrize(("size", "x"), [(1, 2)], indirect=["size"])
def test_f(size, x): assert size
`,
      {
        'tests/conftest.py': `import pytest
@pytest.fixture(params=["x", "y"])
def base(request): pass
@pytest.fixture
def deep(base): pass
@pytest.fixture(params=make())
def unknown(request): pass
`,
      },
    );
    expect(file.tests.map(test => test.cases)).toEqual([3, 2, 1, null, 6, 1]);
  });
});

describe('limits', () => {
  const conftest = `
import time
from contextlib import contextmanager
@contextmanager
def stopwatch():
    begin = time.perf_counter()
    yield lambda: time.perf_counter() - begin
class Timer:
    def __enter__(self):
        self.t = time.perf_counter()
        return self
    def __exit__(self, *args):
        self.interval = time.perf_counter() - self.t
MAX_TIME = 5.0  # seconds
BUDGET_MS = 200
def assert_performance(duration, max_duration, operation):
    assert duration <= max_duration, f"{operation} took {duration:.3f}s"
`;
  it.each<[string, string, [string, number, string | null, string][]]>([
    ['a plain limit', 'assert elapsed < 2.0', [['<', 2, 's', 'value']]],
    [
      'times by name',
      'results = {}\n    for size in SIZES:\n        results[size] = time.time() - start\n    assert results["small"] < 3',
      [['<', 3, 's', 'value']],
    ],
    [
      'one of several values by name',
      'found = {}\n    found["count"] = 5\n    found["took"] = time.time() - start\n    assert found["took"] < 3\n    assert found["count"] < 9',
      [['<', 3, 's', 'value']],
    ],
    [
      'no limit where other values have the same name',
      'found = {}\n    for key in SIZES:\n        found[key] = 1\n        found[key + "s"] = time.time() - start\n    assert found["a"] < 3',
      [],
    ],
    ['a limit first', 'assert 2.0 >= elapsed', [['<=', 2, 's', 'value']]],
    [
      'milliseconds',
      'assert elapsed * 1000 < 250',
      [['<', 250, 'ms', 'value']],
    ],
    [
      'a name in ms',
      'assert response_ms <= BUDGET_MS',
      [['<=', 200, 'ms', 'value']],
    ],
    ['a chain', 'assert 0 < elapsed < 1.5', [['<', 1.5, 's', 'value']]],
    ['arithmetic', 'assert elapsed < MAX_TIME * 1.2', [['<', 6, 's', 'value']]],
    [
      'a local',
      'limit = MAX_TIME * 3\n    assert elapsed < limit',
      [['<', 15, 's', 'value']],
    ],
    [
      'a helper',
      'assert_performance(elapsed, MAX_TIME, "x")',
      [['<=', 5, 's', 'value']],
    ],
    [
      'a helper with an unknown time',
      'assert_performance(metrics["duration"], MAX_TIME, "x")',
      [['<=', 5, 's', 'value']],
    ],
    [
      'a helper of a fixture',
      'tracker.assert_performance("op", max_seconds=2.5)',
      [['<=', 2.5, 's', 'value']],
    ],
    [
      'an average',
      'avg_time = sum(times) / len(times)\n    assert avg_time < 0.1',
      [['<', 0.1, 's', 'avg']],
    ],
    ['a percentile', 'assert p95_latency_ms < 500', [['<', 500, 'ms', 'p95']]],
    [
      'numpy',
      'assert np.percentile(times, 99) < 0.5',
      [['<', 0.5, 's', 'p99']],
    ],
    [
      'all of a list',
      'assert all(t < 0.2 for t in times)',
      [['<', 0.2, 's', 'max']],
    ],
    [
      'benchmark',
      'assert benchmark.stats["mean"] < 0.01',
      [['<', 0.01, 's', 'avg']],
    ],
    ['unittest', 'self.assertLess(elapsed, 3)', [['<', 3, 's', 'value']]],
    [
      'a failure',
      'if elapsed > 4:\n        pytest.fail("slow")',
      [['<=', 4, 's', 'value']],
    ],
    [
      'a comment',
      'assert metrics["duration"] < 0.5  # 500ms',
      [['<', 0.5, 's', 'value']],
    ],
    [
      'a timedelta',
      'assert response.elapsed < timedelta(milliseconds=300)',
      [['<', 0.3, 's', 'value']],
    ],
    [
      'nanoseconds',
      'assert time.perf_counter_ns() - t0_ns < 5_000_000',
      [['<', 5, 'ms', 'value']],
    ],
    [
      'a timer object',
      'with timer() as t:\n        pass\n    assert t.elapsed < 0.4  # seconds',
      [['<', 0.4, 's', 'value']],
    ],
    [
      'a timer that yields its function',
      'with stopwatch() as took:\n        pass\n    assert took() < 0.4',
      [['<', 0.4, 's', 'value']],
    ],
    [
      'a field of a timer in milliseconds',
      'with Timer() as timed:\n        pass\n    assert timed.elapsed_ms < 40',
      [['<', 40, 'ms', 'value']],
    ],
    [
      'an attribute that a timer sets',
      'with Timer() as timed:\n        pass\n    assert timed.interval < 40',
      [['<', 40, 's', 'value']],
    ],
    [
      'quantiles in twentieths',
      'p = statistics.quantiles(times, n=20)[18]\n    assert p < 0.3',
      [['<', 0.3, 's', 'p95']],
    ],
    [
      'quantiles in hundredths',
      'assert statistics.quantiles(times, n=100)[98] < 0.3',
      [['<', 0.3, 's', 'p99']],
    ],
    [
      'the index of a sorted list',
      'worst = sorted(times)[int(len(times) * 0.95)]\n    assert worst < 0.3',
      [['<', 0.3, 's', 'p95']],
    ],
    [
      'an index of its own',
      'times.sort()\n    idx = int(0.99 * len(times)) - 1\n    assert times[idx] < 0.3',
      [['<', 0.3, 's', 'p99']],
    ],
    [
      'the last of a sorted list',
      'assert sorted(times)[-1] < 0.3',
      [['<', 0.3, 's', 'max']],
    ],
    [
      'a median',
      'assert statistics.median(times) * 1e3 < 30',
      [['<', 30, 'ms', 'med']],
    ],
    [
      'benchmark by attributes',
      'assert benchmark.stats.stats.max * 1000 < 50',
      [['<', 50, 'ms', 'max']],
    ],
    [
      'dates',
      't0 = datetime.now()\n    took = (datetime.now() - t0).total_seconds()\n    assert took < 2',
      [['<', 2, 's', 'value']],
    ],
    [
      'timeit',
      'n = 100\n    assert timeit.timeit(lambda: 1, number=n) / n < 0.01',
      [['<', 0.01, 's', 'avg']],
    ],
    [
      'no limit: giving up to wait',
      'if elapsed > 3:\n        raise TimeoutError("no answer")',
      [],
    ],
    [
      'the time of a response',
      'assert response.elapsed.total_seconds() < 1',
      [['<', 1, 's', 'value']],
    ],
    [
      'a method of an assertion',
      'assert_that(elapsed).is_less_than(2)',
      [['<', 2, 's', 'value']],
    ],
    [
      'a branch, where the loosest stands',
      'limit = 1\n    if slow:\n        limit = 4\n    assert elapsed < limit',
      [['<', 4, 's', 'value']],
    ],
    ['no limit: a timeout', 'wait_for(job, timeout=5)', []],
    [
      'no limit: an approximation',
      'assert elapsed == pytest.approx(2, abs=0.1)',
      [],
    ],
    ['two with and', 'assert elapsed < 1 and ok', [['<', 1, 's', 'value']]],
    ['no limit: a lower bound', 'assert elapsed > 0.1', []],
    ['no limit: a count', 'assert len(rows) < 10', []],
    ['no limit: a rate', 'assert 100 / elapsed > 50', []],
    ['no limit: two times', 'assert elapsed < other_time', []],
    ['no limit: a ratio', 'assert elapsed / base_time < 2', []],
  ])('%s', async (_name, assertion, expected) => {
    const file = await scanOne(
      `import time
from datetime import datetime
from .conftest import MAX_TIME, BUDGET_MS, Timer, assert_performance, stopwatch
def test_a(benchmark, metrics, response):
    start = time.perf_counter()
    t0_ns = time.perf_counter_ns()
    times = []
    for i in range(3):
        times.append(time.perf_counter() - start)
    elapsed = time.perf_counter() - start
    ${assertion}
`,
      { 'tests/performance/conftest.py': conftest },
    );
    expect(
      file.tests[0].limits.map(limit => [
        limit.operator,
        limit.value,
        limit.unit,
        limit.stat,
      ]),
    ).toEqual(expected);
    for (const limit of file.tests[0].limits) {
      expect(limit).toMatchObject({
        metric: 'duration',
        valid: true,
        selector: {},
      });
      expect(limit.line).toBeGreaterThanOrEqual(11);
    }
  });
});

describe('requests', () => {
  it('follows clients, holes, loops and helpers', async () => {
    const file = await scanOne(`
import requests
BASE = "http://localhost:8000/api"
def fetch(client, path):
    return client.get(f"/v1{path}")
def unused(client):
    client.delete("/never")
def test_a(client, auth_client, swap_id):
    client.post("/swaps", json={})
    auth_client.put(f"/swaps/{swap_id}/state?x=1")
    requests.get(BASE + "/people")
    requests.request("PATCH", f"{UNKNOWN}/people/7")
    fetch(client, "/rooms")
    for name in ["a", "b"]:
        client.get(f"/loop/{name}")
    client.get(make_url())
    cache.get("key")
    data.get("/not/a/request")
`);
    expect(
      file.requests.map(
        request =>
          `${request.method} ${request.path} ${request.line} ${
            request.reachable ? 'r' : '-'
          }${request.resolved ? 'r' : '-'} ${request.via}`,
      ),
    ).toEqual([
      'POST /swaps 9 rr null',
      'PUT /swaps/{}/state 10 rr null',
      'GET /api/people 11 rr null',
      'PATCH /people/7 12 rr null',
      'GET /v1/rooms 5 rr fetch',
      'GET /loop/a 15 rr null',
      'GET /loop/b 15 rr null',
      'GET {} 16 r- null',
      'DELETE /never 7 -r null',
    ]);
  });

  it('follows fixtures of conftests, objects they give, and functions handed on', async () => {
    const file = await scanOne(
      `
def test_a(api, benchmark, pool, gate):
    api.people(3)
    benchmark(gate.get, "/handed")
    benchmark.pedantic(gate.post, args=("/pedantic",))
    def work(path):
        gate.put(path)
    pool.submit(work, "/inner")
`,
      {
        'tests/performance/conftest.py': `
import pytest
from fastapi.testclient import TestClient
from .api import Api
@pytest.fixture
def gate():
    with TestClient(app) as made:
        yield made
@pytest.fixture
def api(gate):
    gate.post("/login")
    return Api(gate)
@pytest.fixture
def other(gate):
    gate.post("/unused")
`,
        'tests/performance/api.py':
          'class Api:\n    def __init__(self, via):\n        self.via = via\n    def people(self, id):\n        return self.via.get(f"/people/{id}")\n',
      },
    );
    expect(
      file.requests
        .filter(request => request.reachable)
        .map(request => `${request.method} ${request.path}`)
        .sort(),
    ).toEqual([
      'GET /handed',
      'GET /people/3',
      'POST /login',
      'POST /pedantic',
      'PUT /inner',
    ]);
  });
});

describe('findings', () => {
  const rules = (file: InventoryFile) =>
    file.findings.map(finding => `${finding.rule}:${finding.line}`);

  it('tells a syntax error and its line, and that the file cannot run', async () => {
    const file = await scanOne(
      'def test_a():\n    assert 1\n\ndef test_b(:\n    x = (\n',
    );
    expect(rules(file)).toEqual(['python-syntax-error:4']);
    expect(file.runnable).toBe(false);
    expect(file.findings[0].help).not.toBe('');
  });

  it('tells empty tests, tests without an assertion, and shadowed tests', async () => {
    const file = await scanOne(`
import time
def test_empty():
    """Later."""
def test_measures():
    start = time.time()
    print(time.time() - start)
def test_twice(): assert 1
def test_twice(): assert 2
class TestInit:
    def __init__(self): pass
    def test_a(self): assert 1
`);
    expect(rules(file).sort()).toEqual([
      'pytest-class-not-collected:10',
      'test-asserts-nothing:5',
      'test-empty:3',
      'test-shadowed:8',
    ]);
    expect(file.tests.map(test => test.name)).toEqual([
      'test_empty',
      'test_measures',
      'test_twice',
    ]);
    expect(file.runnable).toBe(true);
  });

  it('tells secrets, tests that are always skipped, and what is not named as a test', async () => {
    const file = await scanOne(`
import pytest
API_TOKEN_SECRET = "a8f3kd02jfk3l"
@pytest.mark.skip(reason="later")
def test_later(): assert 1
def bench_parse(benchmark): benchmark(len, [])
class LoadChecks:
    def test_a(self): assert 1
class BaseChecks:
    def test_b(self): assert 1
@pytest.mark.slow
def check_all(): assert 1
def helper(benchmark): benchmark(len, [])
def test_uses(benchmark): helper(benchmark)
`);
    expect(rules(file).sort()).toEqual([
      'pytest-name-not-collected:12',
      'pytest-name-not-collected:6',
      'pytest-name-not-collected:7',
      'pytest-secret:3',
      'test-always-skipped:5',
    ]);
    expect(JSON.stringify(file)).not.toContain('a8f3kd02jfk3l');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no configuration', {}, []],
    [
      'strict without the marker',
      {
        'pytest.ini':
          '[pytest]\naddopts = -ra --strict-markers\nmarkers =\n    slow: x\n',
      },
      ['pytest-unregistered-marker:1'],
    ],
    [
      'strict with the marker',
      {
        'pyproject.toml':
          '[tool.pytest.ini_options]\naddopts = ["--strict-markers"]\nmarkers = ["custom: x", "slow"]\n',
      },
      [],
    ],
    [
      'registered by a conftest',
      {
        'setup.cfg': '[tool:pytest]\naddopts = --strict-markers\n',
        'conftest.py':
          'def pytest_configure(config):\n    config.addinivalue_line("markers", "custom: x")\n',
      },
      [],
    ],
    [
      'testpaths elsewhere',
      { 'tox.ini': '[pytest]\ntestpaths = unit\n' },
      ['pytest-file-not-reached:1'],
    ],
    ['testpaths above', { 'pytest.ini': '[pytest]\ntestpaths = tests\n' }, []],
    [
      'python_files',
      { 'pytest.ini': '[pytest]\npython_files = check_*.py\n' },
      ['pytest-file-not-collected:1'],
    ],
    [
      'pytest.ini wins over pyproject.toml',
      {
        'pytest.ini': '[pytest]\n',
        'pyproject.toml':
          '[tool.pytest.ini_options]\npython_files = "check_*.py"\n',
      },
      [],
    ],
    [
      'a tox.ini without a section for pytest is none',
      {
        'tox.ini': '[tox]\nenvlist = py\n',
        'setup.cfg': '[tool:pytest]\npython_files = check_*.py\n',
      },
      ['pytest-file-not-collected:1'],
    ],
  ])('goes by the configuration: %s', async (_name, config, expected) => {
    const file = await scanOne(
      '@pytest.mark.custom\n@pytest.mark.benchmark\ndef test_a(benchmark):\n    benchmark(len, [])\n',
      config,
    );
    expect(rules(file)).toEqual(expected);
  });
});

describe('hostile sources', () => {
  const sample = `import time, pytest
from .conftest import *
LIMITS = {"a": 1.0, **OTHER}
@pytest.mark.parametrize("n,m", [(1, "x"), (2, f"{y!r:>{w}}")])
class TestA(Base, metaclass=M):
    async def test_a(self, n, *, m=3, **kw):
        with timer() as (t, u):
            r = await self.client.get(f"/a/{n}/b?x={m}")
        assert (time.time() - t) * 1000 < LIMITS["a"], f"{r}ms"
`;

  it('never throws on a truncated source', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: sample.length }),
        fc.string({ maxLength: 3 }),
        async (length, tail) => {
          const files = await scan({
            'benchmarks/test_a.py': sample.slice(0, length) + tail,
          });
          expect(files.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each<[string, string]>([
    ['nested brackets', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['nested lists cut off', `x = ${'['.repeat(10_000)}`],
    ['long sums', `x = ${Array(10_000).fill('a').join(' + ')}`],
    [
      'nested blocks',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n'),
    ],
    ['a line of 5 MB', `x = "${'a'.repeat(5_000_000)}"`],
    [
      'names that double each other',
      Array.from({ length: 200 }, (_, i) => `A${i + 1} = A${i} + A${i}`).join(
        '\n',
      ),
    ],
    ['classes that inherit in a circle', 'class A(B): pass\nclass B(A): pass'],
    ['names of a prototype', '__proto__ = 1\nconstructor = 2\ntoString = 3'],
  ])('lives through %s', async (_name, source) => {
    const started = Date.now();
    const file = await scanOne(
      `A0 = 1\n${source}\n@pytest.mark.parametrize("n", A200)\ndef test_a(toString):\n    assert elapsed < A199\n`,
    );
    expect(file.path).toBe('tests/performance/test_a.py');
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('reads CRLF and a byte order mark with the right lines', async () => {
    const file = await scanOne(
      '\uFEFFimport time\r\n\r\ndef test_a():\r\n    assert elapsed < 2  # seconds\r\n',
    );
    expect(file.tests[0]).toMatchObject({ line: 3 });
    expect(file.tests[0].limits[0]).toMatchObject({ line: 4, unit: 's' });
  });

  it('ends on modules that import one another', async () => {
    const file = await scanOne(
      'from .b import LIMIT\ndef test_a():\n    assert elapsed < LIMIT\n',
      {
        'tests/performance/b.py': 'from .c import *\nfrom .c import LIMIT\n',
        'tests/performance/c.py': 'from .b import *\nfrom .b import LIMIT\n',
      },
    );
    expect(file.tests[0].limits).toEqual([]);
  });
});
