import { Response } from 'express';
import { TooManyUploadsError, UploadLimits } from '../ingestion';
import { Caller } from './Access';
import { nameOf } from './caller';

/** Does the work of an upload, or says when to come again. */
export async function limited<T>(
  limits: UploadLimits,
  caller: Pick<Caller, 'credentials'>,
  response: Response,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await limits.run(nameOf(caller.credentials), work);
  } catch (error) {
    if (error instanceof TooManyUploadsError) {
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    }
    throw error;
  }
}
