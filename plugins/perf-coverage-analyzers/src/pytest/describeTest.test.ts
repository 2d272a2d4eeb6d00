import { scanOne } from './__testUtils__/scanning';

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
