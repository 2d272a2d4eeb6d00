import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  GapDecision,
  GapDetail,
  perfCoverageWaivePermission,
} from 'backstage-plugin-perf-coverage-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import { StoredDecision, Stores } from '../../database';
import { ComponentSignals } from '../../signals';
import { jsonBody, readBody } from '../body';
import { nameOf } from '../caller';
import { readQuery, wholeNumber } from '../query';
import { WriteRoutes } from '../writeRoutes';
import { gapDetail } from './gaps';
import { refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name/gaps/:gapId/decision';
const maxBodyBytes = 16 * 1024;
const maxRevision = 999_999_999;

const decisionSchema = z.strictObject({
  kind: z.enum(['waived', 'not-applicable'], {
    error: 'must be waived or not-applicable',
  }),
  reason: z
    .string({ error: 'must say why' })
    .trim()
    .min(1, { error: 'must say why' })
    .max(2000, { error: 'must have at most 2000 characters' })
    .refine(text => !text.includes('\0'), {
      error: 'must not contain the character NUL',
    }),
  until: z.iso
    .date({ error: 'must be a day like 2026-12-31, or null' })
    .nullable(),
  revision: z
    .number({ error: 'must be the revision that you have seen, 0 for none' })
    .int()
    .min(0)
    .max(maxRevision),
});

const undoSchema = z.strictObject({
  revision: wholeNumber({ min: 1, max: maxRevision }),
});

/** The decision was changed by somebody else meanwhile. */
class DecisionConflict extends ConflictError {
  constructor(readonly current: StoredDecision | undefined) {
    super(
      current?.decision
        ? `${current.decision.by} has decided about this gap meanwhile; look at that first`
        : 'The decision was taken back meanwhile; look at the gap first',
    );
  }
}

/** Accepting a gap's risk, and taking that back. */
export function addDecisionRoutes(
  router: Router,
  context: RouteContext & {
    assessor: Assessor;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  const { access, assessor, database, signals, now, writes } = context;

  /** Changes a decision unless somebody else has, and answers the gap as it is then. */
  async function change(
    request: Request,
    response: Response,
    revision: number,
    write: (
      stores: Stores,
      entityRef: string,
      gapId: string,
      by: string,
    ) => Promise<void>,
    yours: GapDecision | null,
  ): Promise<void> {
    const caller = await access.authorize(request, perfCoverageWaivePermission);
    const { entityRef } = await access.component(
      refOf(request.params as Parameters<typeof refOf>[0]),
      caller,
    );
    const { gapId } = request.params;
    try {
      await assessor.assess(
        entityRef,
        yours ? 'decision in the portal' : 'decision taken back in the portal',
        async stores => {
          const current = await stores.decisions.get(entityRef, gapId);
          if ((current?.revision ?? 0) !== revision) {
            throw new DecisionConflict(current);
          }
          await write(stores, entityRef, gapId, nameOf(caller.credentials));
        },
      );
    } catch (error) {
      if (!(error instanceof DecisionConflict)) throw error;
      response.status(409).json({
        error: { name: error.name, message: error.message },
        response: { statusCode: 409 },
        current: error.current ?? null,
        yours,
      });
      return;
    }
    await signals.publish(entityRef, 'assessed');
    const answer: GapDetail = await gapDetail(database, entityRef, gapId);
    response.json(answer);
  }

  router.put(
    path,
    jsonBody(maxBodyBytes),
    writes.route('gap-decision', async (request, response, note) => {
      const asked = readBody(decisionSchema, request);
      note({ kind: asked.kind });
      const today = now().toISOString().slice(0, 10);
      if (asked.kind === 'waived' && asked.until === null) {
        throw new InputError(
          'until: a waiver needs a last day, so that the gap returns by itself',
        );
      }
      if (asked.until !== null && asked.until < today) {
        throw new InputError(
          `until: ${asked.until} is over; choose a later day`,
        );
      }
      const { revision, ...decided } = asked;
      const decision = (by: string, subjects?: string[]): GapDecision => ({
        ...decided,
        ...(subjects && { subjects }),
        gapId: request.params.gapId,
        by,
        at: now().toISOString(),
      });
      await change(
        request,
        response,
        revision,
        async (stores, entityRef, gapId, by) => {
          const found = await stores.assessments.getGap(entityRef, gapId);
          if (!found) {
            throw new NotFoundError(`${entityRef} has no gap ${gapId}`);
          }
          if (found.gap.status === 'closed') {
            throw new InputError(
              'The gap is closed by its evidence; there is nothing to decide',
            );
          }
          await stores.decisions.set(entityRef, gapId, {
            // What joins the gap later is not covered by it.
            decision: decision(by, found.gap.subjects),
            revision: revision + 1,
          });
        },
        decision(''),
      );
    }),
  );

  router.delete(
    path,
    writes.route('gap-decision-undo', async (request, response) => {
      const { revision } = readQuery(undoSchema, request.query);
      if (revision === undefined) {
        throw new InputError(
          'revision: must be the revision of the decision that you have seen',
        );
      }
      await change(
        request,
        response,
        revision,
        (stores, entityRef, gapId) =>
          stores.decisions.set(entityRef, gapId, {
            decision: null,
            revision: revision + 1,
          }),
        null,
      );
    }),
  );
}
