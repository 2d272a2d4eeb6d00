import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { scanOne } from './__testUtils__/scanning';

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
