import fc from 'fast-check';
import { scan, scanOne } from './__testUtils__/scanning';

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
