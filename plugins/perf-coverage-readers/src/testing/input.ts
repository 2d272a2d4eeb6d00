import { readFile } from 'node:fs/promises';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  ResultHead,
  ResultInput,
} from 'backstage-plugin-perf-coverage-node';
import { ParseResultOptions, parseResult } from '../parse';
import { defaultReaderLimits } from '../parse/limits';

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

/**
 * The run or the error that a streaming reader gives for content, with the
 * scanner of its usual lines or, `scan` false, without.
 */
export async function outcomeOf(
  read: (
    input: ResultInput,
    limits: ReaderLimits,
    scan: boolean,
  ) => Promise<Run>,
  content: string | Buffer,
  scan: boolean,
  size = 500,
): Promise<Run | string> {
  try {
    return await read(
      { head: headOf(content), chunks: () => chunksOf(content, size) },
      defaultReaderLimits,
      scan,
    );
  } catch (error) {
    return String(error);
  }
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
