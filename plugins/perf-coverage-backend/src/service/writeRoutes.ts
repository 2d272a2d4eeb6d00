import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request, RequestHandler, Response } from 'express';
import { RunningWork } from '../RunningWork';

/** Adds to what the record says of a write. */
export type Note = (meta: JsonObject) => void;

/** The answer said no, with more than an error could tell. */
class AnsweredError extends Error {
  constructor(status: number) {
    super(`The answer was ${status}`);
    this.name = 'AnsweredError';
  }
}

/**
 * Makes routes that change something: the auditor hears who asks, and how it
 * ended, refusals and conflicts too; and a backend that stops waits for them.
 */
export class WriteRoutes {
  constructor(
    private readonly auditor: AuditorService,
    private readonly work: RunningWork,
  ) {}

  /**
   * @param eventId - docs/operations.md lists them
   * @param handle - Throws, or answers
   */
  route(
    eventId: string,
    handle: (request: Request, response: Response, note: Note) => Promise<void>,
  ): RequestHandler {
    return (request, response) =>
      this.work.run(async () => {
        const meta: JsonObject = {};
        const event = await this.auditor.createEvent({
          eventId,
          severityLevel: 'medium',
          request,
        });
        try {
          await handle(request, response, more => Object.assign(meta, more));
        } catch (error) {
          await event.fail({ error: toError(error), meta });
          throw error;
        }
        if (response.statusCode < 400) {
          await event.success({ meta });
        } else {
          const error = new AnsweredError(response.statusCode);
          await event.fail({ error, meta });
        }
      });
  }
}
