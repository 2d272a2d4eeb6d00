import type {
  AssessedOperation,
  ComponentDetail,
} from 'backstage-plugin-perf-coverage-common';

/** A name that a plan accepts: lower case, digits and hyphens. */
function slug(text: string): string {
  const words = text.toLocaleLowerCase('en-US').match(/[a-z0-9]+/g);
  return words ? words.slice(0, 4).join('-') : 'main-job';
}

/** First path parts of the component's operations, each a capability to begin with. */
function operationGroups(operations: AssessedOperation[]): string[] {
  const groups = new Set<string>();
  for (const { path } of operations) {
    const fixed = path.split('/').filter(part => part && !part.includes('{'));
    groups.add(`/${fixed.slice(0, 2).join('/')}`);
  }
  // Blanks and wildcards mean something else in a plan. Two groups may come to the same name; a plan's names are its own.
  const named = new Map(
    [...groups]
      .filter(group => group !== '/' && !/[\s*?]/.test(group))
      .map(group => [slug(group), group] as const),
  );
  return [...named.values()].slice(0, 3);
}

/** A plan to begin with, made of the component's own name and operations. */
export function planSnippet(
  entityRef: string,
  detail: ComponentDetail,
): string {
  const groups = operationGroups(detail.assessment?.operations ?? []);
  const title = JSON.stringify(detail.summary.title);
  const capabilities =
    groups.length > 0
      ? groups.map(group => ({
          name: slug(group),
          title: JSON.stringify(group),
          operations: JSON.stringify([`* ${group}/**`]),
        }))
      : [{ name: slug(detail.summary.title), title, operations: '[]' }];
  return [
    'apiVersion: perf-coverage.io/v1',
    'kind: PerformancePlan',
    `component: ${entityRef}`,
    'capabilities:',
    ...capabilities.flatMap(capability => [
      `  - name: ${capability.name}`,
      `    title: ${capability.title}`,
      '    impact: high',
      '    evidence:',
      `      operations: ${capability.operations}`,
      '    requires: [load]',
      '    slas:',
      '      - name: Response time',
      '        metric: duration',
      '        stat: p95',
      "        threshold: '< 500ms'",
    ]),
    '',
  ].join('\n');
}

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
