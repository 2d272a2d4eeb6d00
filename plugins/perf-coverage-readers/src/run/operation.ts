import { pathTemplate } from 'backstage-plugin-perf-coverage-common';

/**
 * The operation that a request stands for: `GET /users/{}`. Origin, query and
 * fragment go, and so do path segments that can only be identifiers, lest
 * every user were an operation of its own. A name that is no URL stays.
 */
export function operationName(method: string, nameOrUrl: string): string {
  const path = pathOf(nameOrUrl);
  if (path === undefined) {
    return nameOrUrl;
  }
  const template = pathTemplate(path);
  return method ? `${method.toUpperCase()} ${template}` : template;
}

function pathOf(nameOrUrl: string): string | undefined {
  const origin = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#\s]*/i.exec(nameOrUrl);
  const rest = origin ? nameOrUrl.slice(origin[0].length) : nameOrUrl;
  if (!origin && !rest.startsWith('/')) {
    return undefined;
  }
  const end = rest.search(/[?#]/);
  const path = end < 0 ? rest : rest.slice(0, end);
  return path === '' ? '/' : path;
}
