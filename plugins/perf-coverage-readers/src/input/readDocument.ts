import { InputError } from '@backstage/errors';
import { ReaderLimits, ResultInput } from 'backstage-plugin-perf-coverage-node';

/** The whole text of a format that must be held whole. */
export async function readDocument(
  input: ResultInput,
  limits: ReaderLimits,
): Promise<string> {
  const parts: Buffer[] = [];
  let total = 0;
  for await (const chunk of input.chunks()) {
    total += chunk.length;
    if (total > limits.maxDocumentBytes) {
      throw new InputError(
        `The file holds more than ${limits.maxDocumentBytes} bytes uncompressed, the limit for a format that is read as a whole`,
      );
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
