import { Inventory } from 'backstage-plugin-perf-coverage-common';

/** More are only counted: a page of them helps nobody. */
const maxNamed = 20;

/** What people should know of files that the scan could not look into. */
export function sourceProblems(
  { skipped = [], skippedTotal = 0 }: Inventory,
  notFetched: readonly string[],
): { file: string; message: string }[] {
  const problems = skipped
    .slice(0, maxNamed)
    .map(({ path, why }) => ({ file: path, message: why }));
  if (skippedTotal > problems.length) {
    problems.push({
      file: '.',
      message: `${
        skippedTotal - problems.length
      } more files were not looked into; "perf-coverage scan" lists them`,
    });
  }
  for (const file of notFetched) {
    problems.push({
      file,
      message:
        'It is larger than perfCoverage.upload.maxBytes and was not fetched; keep it out of the repository, or raise the limit',
    });
  }
  return problems;
}
