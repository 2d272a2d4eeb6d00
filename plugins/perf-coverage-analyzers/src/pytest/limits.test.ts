import { scanOne } from './__testUtils__/scanning';

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
