import { isError } from '@backstage/errors';
import { RunUploadResult } from 'backstage-plugin-perf-coverage-common';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { reasonOf } from '../failure';
import { count, oneLine } from '../output/text';
import { Shell } from '../shell';

/** Waits between tries, in ms: four more after the first. */
const waits = [1000, 2000, 4000, 8000];
const longestWait = 60_000;
const timeout = 10 * 60_000;
const shownMessage = 500;

export interface SendRequest {
  /** With its query. */
  address: URL;
  file: string;
  /** Announced, so that the portal can refuse before it reads; null where unknown. */
  bytes: number | null;
  token: string | null;
}

type Attempt =
  | { type: 'done'; result: RunUploadResult }
  | { type: 'refused'; message: string }
  | { type: 'again'; message: string; waitMilliseconds: number | null };

/**
 * Sends one file, streaming, and tries again with growing pauses where the
 * portal can't be reached or is not able to answer (5xx, 429). Throws with
 * what the portal said; the token is in no message.
 */
export async function send(
  request: SendRequest,
  shell: Pick<Shell, 'fetch' | 'sleep'>,
  onRetry: (message: string) => void,
): Promise<RunUploadResult> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptOnce(request, shell.fetch);
    if (outcome.type === 'done') return outcome.result;
    if (outcome.type === 'refused') throw new Error(outcome.message);
    // What is no file can be read once only.
    if (attempt >= waits.length || request.bytes === null) {
      throw new Error(
        `${outcome.message}; gave up after ${count(
          attempt + 1,
          'try',
          'tries',
        )}`,
      );
    }
    const wait = Math.min(
      outcome.waitMilliseconds ?? waits[attempt],
      longestWait,
    );
    onRetry(`${outcome.message}; trying again in ${wait / 1000} s`);
    await shell.sleep(wait);
  }
}

async function attemptOnce(
  { address, file, bytes, token }: SendRequest,
  fetchFrom: typeof fetch,
): Promise<Attempt> {
  const source = createReadStream(file);
  // A stream that nobody reads to its end must not end the process.
  source.on('error', () => source.destroy());
  try {
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        accept: 'application/json',
        ...(bytes === null ? {} : { 'content-length': String(bytes) }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: Readable.toWeb(source) as ReadableStream<Uint8Array> & BodyInit,
      duplex: 'half',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    };
    return await readAnswer(await fetchFrom(address, init));
  } catch (error) {
    if (source.errored) {
      return { type: 'refused', message: reasonOf(source.errored) };
    }
    return {
      type: 'again',
      message: `${address.origin} can't be reached (${networkReason(error)})`,
      waitMilliseconds: null,
    };
  } finally {
    source.destroy();
  }
}

async function readAnswer(response: Response): Promise<Attempt> {
  const { status } = response;
  if (response.ok) {
    const result = asResult(await response.text());
    return result === null
      ? {
          type: 'refused',
          message:
            'the answer is not that of a portal with Perf Coverage; --url has to be the address of its backend',
        }
      : { type: 'done', result };
  }
  if (status >= 300 && status < 400) {
    const target = response.headers.get('location') ?? 'elsewhere';
    return {
      type: 'refused',
      message: `the portal redirects to ${oneLine(target).slice(
        0,
        shownMessage,
      )}; give that address as --url`,
    };
  }
  const message = `the portal answers ${status}: ${messageOf(
    await response.text(),
  )}${
    status === 401 ? ' (give a token with --token or PERF_COVERAGE_TOKEN)' : ''
  }`;
  if (status < 500 && status !== 429) return { type: 'refused', message };
  const pause = Number(response.headers.get('retry-after') ?? NaN);
  return {
    type: 'again',
    message,
    waitMilliseconds: pause >= 0 ? pause * 1000 : null,
  };
}

function asResult(text: string): RunUploadResult | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const result = value as Partial<RunUploadResult>;
  return typeof result.run?.id === 'string' && typeof result.link === 'string'
    ? (value as RunUploadResult)
    : null;
}

/** The message of a Backstage error answer, else the start of the text. */
function messageOf(text: string): string {
  const value = parsed(text) as { error?: { message?: unknown } } | null;
  const message = value?.error?.message;
  return oneLine(typeof message === 'string' ? message : text).slice(
    0,
    shownMessage,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page, for one: it is shown as it is.
    return null;
  }
}

/** `fetch failed` alone says nothing: its cause does. */
function networkReason(error: unknown): string {
  if (isError(error) && isError(error.cause)) {
    return oneLine(error.cause.message || error.cause.name);
  }
  return reasonOf(error);
}
