/** The annotation that tells where a component's tests are. */
export function sourcesSnippet(entityRef: string): string {
  return [
    `# catalog-info.yaml of ${entityRef}`,
    'metadata:',
    '  annotations:',
    '    perf-coverage.io/sources: tests/performance/**, load-tests/**',
    '',
  ].join('\n');
}

/** Where a result was measured, as far as it is said. */
export interface Place {
  environment: string;
  branch: string;
}

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word of a POSIX shell. */
function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function said(place: Place): [name: 'environment' | 'branch', text: string][] {
  return (['environment', 'branch'] as const)
    .map((name): [typeof name, string] => [name, place[name].trim()])
    .filter(([, text]) => text !== '');
}

/** The command that sends a result file for this component. */
export function uploadSnippet(
  entityRef: string,
  backendUrl: string,
  place: Place,
): string {
  return [
    'perf-coverage upload results.json',
    `--url ${backendUrl}`,
    `--entity ${entityRef}`,
    ...said(place).map(([name, text]) => `--${name} ${shellWord(text)}`),
  ]
    .join(' \\\n  ')
    .concat('\n');
}

/** The request that sends a result file for this component, without our command. */
export function curlSnippet(
  entityRef: string,
  backendUrl: string,
  place: Place,
): string {
  const query = new URLSearchParams([
    ['entityRef', entityRef],
    ['fileName', 'results.json'],
    ...said(place),
  ]);
  return [
    'curl --fail-with-body --data-binary @results.json',
    "-H 'Content-Type: application/octet-stream'",
    '-H "Authorization: Bearer $PERF_COVERAGE_TOKEN"',
    // What a shell would read as the end of the word is written as %27.
    `'${backendUrl}/api/perf-coverage/v1/runs?${query}'\n`,
  ].join(' \\\n  ');
}
