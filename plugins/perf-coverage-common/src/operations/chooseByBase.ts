import { ApiOperation, ApiOperations, RequestBase } from '../vocabulary';
import { hole } from './paths';

/** Answers that are kept for hosts and variables which come again. */
const maxCached = 5_000;

/**
 * Prepares the choice among operations that a request's path fits alike: those
 * that its base fits, by a host that the API's servers name, else by what the
 * name of the variable has in common with one API alone. All of them where the
 * base says nothing.
 */
export function createBaseChooser(
  apis: readonly ApiOperations[],
): (found: ApiOperation[], base: RequestBase | undefined) => ApiOperation[] {
  const words = new Map(apis.map(api => [api.api, apiWords(api)]));
  const withHosts = new Set(
    apis.filter(({ hosts }) => hosts !== undefined).map(({ api }) => api),
  );
  const namedHosts = remembered(
    (host: string) =>
      new Set(
        apis
          .filter(({ hosts }) => hosts?.some(own => hostFits(own, host)))
          .map(({ api }) => api),
      ),
  );
  const apiOfVariable = remembered((key: string) => {
    const [variable, ...among] = JSON.parse(key) as string[];
    return namedBy(variable, among, words);
  });

  function ofHost(found: ApiOperation[], host: string | null): ApiOperation[] {
    const named = host === null ? null : namedHosts(host);
    if (!named || named.size === 0) return found;
    const there = found.filter(({ api }) => named.has(api));
    // Another API's host: what names no host itself may be anywhere.
    return there.length > 0
      ? there
      : found.filter(({ api }) => !withHosts.has(api));
  }

  return (found, base) => {
    if (!base || found.length === 0 || apis.length < 2) return found;
    const byHost = ofHost(found, base.host);
    if (byHost.length < 2 || base.variable === null) return byHost;
    const among = [...new Set(byHost.map(({ api }) => api))].sort();
    if (among.length < 2) return byHost;
    const chosen = apiOfVariable(JSON.stringify([base.variable, ...among]));
    return chosen === null
      ? byHost
      : byHost.filter(({ api }) => api === chosen);
  };
}

function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return key => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    if (known.size < maxCached) known.set(key, value);
    return value;
  };
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
  among: readonly string[],
  words: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const asked = [...wordsOf(variable)];
  const has = (api: string, word: string) => words.get(api)?.has(word) ?? false;
  const scores = among.map(
    api =>
      asked.filter(
        word => has(api, word) && !among.every(other => has(other, word)),
      ).length,
  );
  const best = Math.max(...scores);
  const winners = among.filter((_, at) => scores[at] === best);
  return best > 0 && winners.length === 1 ? winners[0] : null;
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
