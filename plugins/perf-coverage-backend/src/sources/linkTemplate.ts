import {
  replaceGithubUrlType,
  ScmIntegrationRegistry,
} from '@backstage/integration';

const pathMark = 'perf-coverage-path';
const lineMark = 987654321;

/**
 * The address of a line of a file in a source folder, with `{path}` and
 * `{line}` where they belong; null where the service is not known.
 */
export function urlLinkTemplate(
  integrations: ScmIntegrationRegistry,
  folderUrl: string,
): string | null {
  const integration = integrations.byUrl(folderUrl);
  if (!integration) return null;
  const resolved = integration.resolveUrl({
    url: pathMark,
    base: folderUrl,
    lineNumber: lineMark,
  });
  const link =
    integration.type === 'github'
      ? replaceGithubUrlType(resolved, 'blob')
      : resolved;
  return link.includes(pathMark)
    ? link.replace(pathMark, '{path}').replace(String(lineMark), '{line}')
    : null;
}
