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

/** The command that sends a result file for this component. */
export function uploadSnippet(entityRef: string, backendUrl: string): string {
  return `perf-coverage upload results.json \\\n  --url ${backendUrl} \\\n  --entity ${entityRef}\n`;
}

/** The request that sends a result file for this component, without our command. */
export function curlSnippet(entityRef: string, backendUrl: string): string {
  const query = new URLSearchParams({ entityRef, fileName: 'results.json' });
  return [
    'curl --fail-with-body --data-binary @results.json',
    "-H 'Content-Type: application/octet-stream'",
    '-H "Authorization: Bearer $PERF_COVERAGE_TOKEN"',
    `'${backendUrl}/api/perf-coverage/v1/runs?${query}'\n`,
  ].join(' \\\n  ');
}
