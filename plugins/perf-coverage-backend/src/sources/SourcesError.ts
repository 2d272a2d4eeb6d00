/**
 * The sources of a component can't be read; the message says why and what to
 * do. `no-sources`: the entity names no place to read from; `failed`: it does,
 * but nothing is there, or not now, or not for us.
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
