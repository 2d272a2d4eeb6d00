import {
  Finding,
  FindingSeverity,
} from 'backstage-plugin-perf-coverage-common';

/** The rules of pytest files: what is wrong, how bad it is, and how to mend it. */
export const pytestRules = {
  'python-syntax-error': {
    severity: 'error',
    title: 'The file has a syntax error',
    help: 'Mend the syntax at this line; until then Python cannot import the file and none of its tests run.',
  },
  'file-too-large': {
    severity: 'warning',
    title: 'The file is too large or no text and was not read',
    help: 'Move data out of the test source, or leave the file out with an exclude glob.',
  },
  'pytest-file-not-collected': {
    // Named on the command line it does run.
    severity: 'warning',
    title: 'pytest does not take the file for tests by its name',
    help: 'Rename the file to fit python_files, or add a pattern for it to pytest’s configuration.',
  },
  'pytest-file-not-reached': {
    severity: 'warning',
    title: 'A plain run of pytest does not come to the file',
    help: 'Add the folder to testpaths, or name it where the performance tests are run.',
  },
  'pytest-class-not-collected': {
    severity: 'warning',
    title: 'The class has tests, but pytest leaves it out for its __init__',
    help: 'Replace __init__ by setup_method or a fixture; pytest does not collect classes that have a constructor.',
  },
  'pytest-name-not-collected': {
    severity: 'warning',
    title: 'pytest does not take this for a test by its name',
    help: 'Rename it to fit python_functions or python_classes (test_… and Test… by default), or add a pattern to pytest’s configuration.',
  },
  'test-always-skipped': {
    severity: 'info',
    title: 'The test never runs, as it is always skipped',
    help: 'Mend and enable the test, or remove it; as it is it covers nothing.',
  },
  'pytest-secret': {
    severity: 'warning',
    title: 'A secret is written into the source',
    help: 'Read it from an environment variable or a secret store, and replace the one that was published.',
  },
  'pytest-unregistered-marker': {
    severity: 'error',
    title: 'The marker is not registered although markers are strict',
    help: 'Register the marker under markers in pytest’s configuration, or correct its name.',
  },
  'test-shadowed': {
    severity: 'warning',
    title: 'A later test of the same name replaces this one',
    help: 'Give the tests different names; Python keeps only the last one, so this one never runs.',
  },
  'test-empty': {
    severity: 'warning',
    title: 'The test does nothing',
    help: 'Write the test, or mark it as skipped with the reason, so that it does not pass for coverage.',
  },
  'test-asserts-nothing': {
    severity: 'warning',
    title: 'The test measures a time but asserts nothing',
    help: 'Assert a limit for the measured time, or use the benchmark fixture, which keeps and compares it.',
  },
} satisfies Record<
  string,
  { severity: FindingSeverity; title: string; help: string }
>;

export type PytestRule = keyof typeof pytestRules;

/** A finding of a rule at a line; `detail` says what it is about. */
export function pytestFinding(
  rule: PytestRule,
  line: number,
  detail: string,
): Finding {
  const { severity, title, help } = pytestRules[rule];
  return { rule, severity, message: `${title}: ${detail}`, line, help };
}

/** Markers of pytest itself and of plugins that register theirs. */
export const knownMarkers = new Set([
  'parametrize',
  'skip',
  'skipif',
  'xfail',
  'usefixtures',
  'filterwarnings',
  'tryfirst',
  'trylast',
  'asyncio',
  'anyio',
  'trio',
  'twisted',
  'benchmark',
  'codspeed_benchmark',
  'timeout',
  'flaky',
  'order',
  'run',
  'dependency',
  'django_db',
  'urls',
  'ignore_template_errors',
  'celery',
  'xdist_group',
  'forked',
  'repeat',
  'vcr',
  'block_network',
  'default_cassette',
  'allow_hosts',
  'enable_socket',
  'disable_socket',
  'freeze_time',
  'httpx_mock',
  'respx',
  'no_cover',
  'gen_test',
  'sanitize',
  'limit_memory',
  'limit_leaks',
  'limit_time',
  'openfiles_ignore',
  'remote_data',
  'doctest_plus',
  'mpl_image_compare',
  'qt_no_exception_capture',
  'allure_label',
  'allure_link',
  'allure_description',
]);
