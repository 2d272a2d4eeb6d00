/**
 * The sources of a component can't be read; the message says why and what to
 * do. `no-sources`: there are none to read; `failed`: there are, but not now or
 * not for us.
 */
export class SourcesError extends Error {
  constructor(
    readonly status: 'no-sources' | 'failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SourcesError';
  }
}
