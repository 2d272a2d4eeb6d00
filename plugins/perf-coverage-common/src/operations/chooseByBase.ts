import { ApiOperation, ApiOperations, RequestBase } from '../vocabulary';
import { hole } from './paths';

/**
 * Of the operations that a request's path fits alike, those that its base fits:
 * by a host that the API's servers name, else by what the name of the variable
 * has in common with one API alone. All of them where the base says nothing.
 */
export function chooseByBase(
  apis: readonly ApiOperations[],
  found: readonly ApiOperation[],
  base: RequestBase | undefined,
): ApiOperation[] {
  if (!base || found.length === 0 || apis.length < 2) return [...found];
  const byHost = ofHost(apis, found, base.host);
  const among = new Set(byHost.map(({ api }) => api));
  if (among.size < 2 || base.variable === null) return byHost;
  const api = namedBy(
    base.variable,
    apis.filter(own => among.has(own.api)),
  );
  return api === null ? byHost : byHost.filter(own => own.api === api);
}

function ofHost(
  apis: readonly ApiOperations[],
  found: readonly ApiOperation[],
  host: string | null,
): ApiOperation[] {
  if (host === null) return [...found];
  const named = new Set(
    apis
      .filter(({ hosts }) => hosts?.some(own => hostFits(own, host)))
      .map(({ api }) => api),
  );
  if (named.size === 0) return [...found];
  const there = found.filter(({ api }) => named.has(api));
  if (there.length > 0) return there;
  // Another API's host: what names no host itself may be anywhere.
  const elsewhere = new Set(
    apis.filter(({ hosts }) => hosts !== undefined).map(({ api }) => api),
  );
  return found.filter(({ api }) => !elsewhere.has(api));
}

function hostFits(described: string, requested: string): boolean {
  const own = described.split('.');
  const asked = requested.split('.');
  return (
    own.length === asked.length &&
    own.every(
      (label, at) =>
        label === asked[at] || label.includes(hole) || asked[at].includes(hole),
    )
  );
}

/** The API with which a name has most in common that the others lack. */
function namedBy(
  variable: string,
  apis: readonly ApiOperations[],
): string | null {
  const asked = wordsOf(variable);
  const words = apis.map(apiWords);
  const scores = words.map(
    (own, at) =>
      [...asked].filter(
        word =>
          own.has(word) &&
          !words.every((other, index) => index === at || other.has(word)),
      ).length,
  );
  const best = Math.max(...scores);
  const winners = apis.filter((_, at) => scores[at] === best);
  return best > 0 && winners.length === 1 ? winners[0].api : null;
}

function apiWords(api: ApiOperations): Set<string> {
  const name = api.api.slice(
    Math.max(api.api.lastIndexOf('/'), api.api.indexOf(':')) + 1,
  );
  const major = /^v?(\d{1,4})(?:\D|$)/i.exec(api.version ?? '')?.[1];
  return new Set(
    [
      name,
      api.title ?? '',
      ...api.basePaths,
      ...(api.hosts ?? []),
      ...(major === undefined ? [] : [`v${major}`]),
    ].flatMap(text => [...wordsOf(text)]),
  );
}

/** `BASE_URL_V2`, `baseUrlV2` and `orders-2` → their words; `2` counts as `v2`. */
function wordsOf(text: string): Set<string> {
  const words = text
    .slice(0, 300)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
    // `orders2` names orders as well as the second version of them.
    .flatMap(word => {
      const numbered = /^([a-z]{2,60})(\d{1,4})$/.exec(word);
      return numbered ? [word, numbered[1], numbered[2]] : [word];
    });
  return new Set(words.map(word => word.replace(/^(\d{1,4})$/, 'v$1')));
}
