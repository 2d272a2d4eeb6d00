import type {
  RequestBase,
  SourceRequest,
} from 'backstage-plugin-perf-coverage-common';

const maxName = 100;

/**
 * What stands in front of a request's path, to be spread into the request.
 *
 * @param url - as far as it is known, with NUL for what is not
 * @param variable - the name of what the URL begins with; null where there is none
 */
export function baseOf(
  url: string,
  variable: string | null,
): Pick<SourceRequest, 'base'> {
  const match =
    /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^/?#@\0]{0,200}@)?([^/?#@]{1,300})/i.exec(
      url.trim(),
    );
  const port = match && { http: ':80', https: ':443' }[match[1].toLowerCase()];
  const written = match?.[2].toLowerCase().replace(/\0+/g, '{}') ?? '{}';
  const bare =
    port && written.endsWith(port) ? written.slice(0, -port.length) : written;
  const host = /^[{}:.]*$/.test(bare) ? null : bare;
  const name = variable === null ? null : variable.slice(0, maxName);
  return host === null && name === null
    ? {}
    : { base: { host, variable: name } };
}

/** One request may be sent to several bases: then nothing is said of them. */
export function keepCommonBase(
  known: { base?: RequestBase },
  other: { base?: RequestBase },
): void {
  if (
    known.base?.host !== other.base?.host ||
    known.base?.variable !== other.base?.variable
  ) {
    delete known.base;
  }
}
