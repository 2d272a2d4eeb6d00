import { withoutSecrets } from 'backstage-plugin-perf-coverage-readers';
import { RequestHandler } from 'express';

/**
 * Access log and auditor write the address of each request, which may hold the
 * address of a CI job with its token: they get it without. Routes read their
 * parameters from elsewhere.
 */
export const hideSecretsInAddress: RequestHandler = (
  request,
  _response,
  next,
) => {
  request.originalUrl = shownAddress(request.originalUrl);
  next();
};

/** A path with its query, without values that may be secrets. */
export function shownAddress(address: string): string {
  const at = address.indexOf('?');
  if (at < 0) return address;
  const shown = [...new URLSearchParams(address.slice(at))].map(
    ([name, value]) =>
      // By its name, whatever characters the value has.
      withoutSecrets(`${name}=x`) === `${name}=x`
        ? [name, withoutSecrets(value)]
        : [name, '***'],
  );
  return `${address.slice(0, at)}?${new URLSearchParams(shown)}`;
}
