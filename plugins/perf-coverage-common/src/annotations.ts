/** Path or URL of the performance plan; default `./perf-coverage.yaml`. @public */
export const ANNOTATION_PLAN = 'perf-coverage.io/plan';

/** Globs of the test sources, separated by commas; `!` excludes. @public */
export const ANNOTATION_SOURCES = 'perf-coverage.io/sources';

/** Command that runs the tests, shown to people. @public */
export const ANNOTATION_RUN_COMMAND = 'perf-coverage.io/run-command';

/**
 * Globs of result files that are kept beside the sources, and addresses of
 * files and folders elsewhere, separated by commas. @public
 */
export const ANNOTATION_RESULTS = 'perf-coverage.io/results';
