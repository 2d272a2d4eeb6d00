import { readFile } from 'node:fs/promises';
import { Run } from 'backstage-plugin-perf-coverage-common';
import { ResultHead } from 'backstage-plugin-perf-coverage-node';
import { ParseResultOptions, parseResult } from '../parse';

/** Content as a stream of chunks of the given size. */
export async function* chunksOf(
  content: string | Buffer,
  size = 1000,
): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** Parses content that a test holds. */
export function parseText(
  content: string | Buffer,
  options?: ParseResultOptions,
): Promise<Run> {
  return parseResult(chunksOf(content), options);
}

/** Parses a fixture. */
export async function parseFile(
  path: string,
  options?: ParseResultOptions,
): Promise<Run> {
  return parseText(await readFile(path), options);
}

/** The head of content, as a reader's `recognise` gets it. */
export function headOf(content: string | Buffer): ResultHead {
  const bytes = Buffer.from(content).subarray(0, 64 * 1024);
  return {
    text: bytes.toString('utf8'),
    bytes,
    complete: Buffer.byteLength(content) <= bytes.length,
  };
}

/** The statistics of the metric with the given name and scope. */
export function statsOf(
  run: Run,
  name: string,
  scope: Record<string, string> = {},
): Record<string, number> | undefined {
  return run.metrics.find(
    metric =>
      metric.name === name &&
      JSON.stringify(Object.entries(metric.scope).sort()) ===
        JSON.stringify(Object.entries(scope).sort()),
  )?.stats;
}
