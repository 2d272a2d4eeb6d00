import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Assessment,
  changesBetween,
  draftPlan,
  KEPT_PLAN_FILE,
  PerformancePlan,
  perfCoveragePlanEditPermission,
  perfCoverageReadPermission,
  PlanDraft,
  PlanHistory,
  planLimits,
  PlanOutcome,
  PlanPreview,
  PlanProblem,
  PlanRequest,
  PlanRestoreRequest,
  Priority,
  snapshotOf,
} from 'backstage-plugin-perf-coverage-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import { StoredKeptPlan, Stores } from '../../database';
import { readKeptPlan, withOpenSlo } from '../../plans';
import { Scanner } from '../../scanning';
import { ComponentSignals } from '../../signals';
import { jsonBody, readBody } from '../body';
import { nameOf } from '../caller';
import { componentPlan, keptPlan } from '../keptPlan';
import { WriteRoutes } from '../writeRoutes';
import { refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name/plan';
/** A text may be escaped to twice its size on the way. */
const maxBodyBytes = 2 * planLimits.maxBytes + 16 * 1024;
const maxRevision = 999_999_999;
const maxHistory = 500;

const text = () =>
  z
    .string({ error: 'must be the YAML of a plan' })
    .max(planLimits.maxBytes, {
      error: `must have at most ${planLimits.maxBytes} characters`,
    })
    .refine(own => !own.includes('\0'), {
      error: 'must not contain the character NUL',
    });

const because = {
  reason: z
    .string({ error: 'must say why' })
    .trim()
    .min(1, { error: 'must say why' })
    .max(2000, { error: 'must have at most 2000 characters' })
    .refine(own => !own.includes('\0'), {
      error: 'must not contain the character NUL',
    }),
  revision: z
    .number({ error: 'must be the revision that you have seen, 0 for none' })
    .int()
    .min(0)
    .max(maxRevision),
};

const changeSchema = z.strictObject({ text: text().nullable(), ...because });

const restoreSchema = z.strictObject({
  restore: z
    .number({ error: 'must be the revision to go back to' })
    .int()
    .min(1)
    .max(maxRevision),
  ...because,
});

const previewSchema = z.strictObject({ text: text() });

/** The portal's plan was changed by somebody else meanwhile. */
class PlanConflictError extends ConflictError {
  constructor(readonly current: StoredKeptPlan | undefined) {
    super(
      current
        ? `${current.by} has changed the plan meanwhile; look at that first`
        : 'The portal keeps no plan of this component; look at it first',
    );
  }
}

/** The plan has errors, so that the one in force stays. */
class PlanRefusedError extends InputError {
  constructor(readonly problems: PlanProblem[]) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    super(
      `The plan has ${errors.length} problem${
        errors.length === 1 ? '' : 's'
      } and does not count; what was in force stays. ${errors[0].message}`,
    );
  }
}

/** The plan that the portal keeps for teams that can't commit one. */
export function addPlanRoutes(
  router: Router,
  context: RouteContext & {
    assessor: Assessor;
    scanner: Pick<Scanner, 'request'>;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  const { access, assessor, database, scanner, signals, now, writes } = context;

  const readable = async (request: Request): Promise<string> => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const { entityRef } = await access.component(referenceOf(request), caller);
    return entityRef;
  };

  const withSlos = async (
    plan: PerformancePlan,
    problems: PlanProblem[],
    entityRef: string,
  ) => {
    const merged = await withOpenSlo(database.inputs, entityRef, plan);
    return { plan: merged.plan, problems: [...problems, ...merged.problems] };
  };

  /** Writes the next revision unless somebody else has, and what follows from it. */
  async function change(
    request: Request,
    response: Response,
    yours: PlanRequest | PlanRestoreRequest,
    next: (
      stores: Stores,
      entityRef: string,
    ) => Promise<Pick<StoredKeptPlan, 'kind' | 'restored' | 'text'>>,
  ): Promise<void> {
    const caller = await access.authorize(
      request,
      perfCoveragePlanEditPermission,
    );
    const { entityRef } = await access.component(referenceOf(request), caller);
    try {
      await assessor.assess(
        entityRef,
        'plan changed in the portal',
        async stores => {
          const current = await stores.plans.newest(entityRef);
          if ((current?.revision ?? 0) !== yours.revision) {
            throw new PlanConflictError(current);
          }
          const wanted = await next(stores, entityRef);
          const read =
            wanted.text === null
              ? { plan: null, problems: [] }
              : readKeptPlan(wanted.text, entityRef);
          if (wanted.text !== null && read.plan === null) {
            throw new PlanRefusedError(read.problems);
          }
          await stores.plans.add(entityRef, {
            ...wanted,
            ...read,
            reason: yours.reason,
            revision: yours.revision + 1,
            by: nameOf(caller.credentials),
            at: now().toISOString(),
          });
        },
      );
    } catch (error) {
      if (error instanceof PlanRefusedError) {
        answerError(response, 422, error, { problems: error.problems });
        return;
      }
      if (error instanceof PlanConflictError) {
        answerError(response, 409, error, {
          current: error.current ? keptPlan(error.current) : null,
          yours,
        });
        return;
      }
      throw error;
    }
    await signals.publish(entityRef, 'assessed');
    const kept = await database.plans.newest(entityRef);
    // The files that it names are read with the sources.
    if (kept?.plan?.openslo?.length) await scanner.request(entityRef);
    response.json(await componentPlan(database, entityRef));
  }

  router.get(path, async (request, response) => {
    const entityRef = await readable(request);
    response.json(await componentPlan(database, entityRef));
  });

  router.put(
    path,
    jsonBody(maxBodyBytes),
    writes.route('plan-change', async (request, response, note) => {
      const asked = readBody(changeSchema, request);
      note({ action: asked.text === null ? 'remove' : 'edit' });
      await change(request, response, asked, async (stores, entityRef) => {
        if (asked.text !== null) {
          return { kind: 'edited', restored: null, text: asked.text };
        }
        const current = await stores.plans.newest(entityRef);
        if (!current || current.text === null) {
          throw new InputError('The portal keeps no plan of this component');
        }
        return { kind: 'removed', restored: null, text: null };
      });
    }),
  );

  router.post(
    `${path}/restore`,
    jsonBody(maxBodyBytes),
    writes.route('plan-change', async (request, response, note) => {
      const asked = readBody(restoreSchema, request);
      note({ action: 'restore' });
      await change(request, response, asked, async (stores, entityRef) => {
        const { restore } = asked;
        const wanted = await stores.plans.get(entityRef, restore);
        if (!wanted) throw noRevision(entityRef, restore);
        return { kind: 'restored', restored: restore, text: wanted.text };
      });
    }),
  );

  router.get(`${path}/history`, async (request, response) => {
    const entityRef = await readable(request);
    const answer: PlanHistory = {
      revisions: await database.plans.list(entityRef, maxHistory),
    };
    response.json(answer);
  });

  router.get(`${path}/history/:revision`, async (request, response) => {
    const entityRef = await readable(request);
    const revision = Number(request.params.revision);
    if (!/^\d{1,9}$/.test(request.params.revision)) {
      throw new InputError('The revision must be a whole number');
    }
    const kept = await database.plans.get(entityRef, revision);
    if (!kept) throw noRevision(entityRef, revision);
    response.json(keptPlan(kept));
  });

  router.get(`${path}/draft`, async (request, response) => {
    const entityRef = await readable(request);
    const { inputs, after } = await assessor.whatIf(entityRef, own => ({
      ...own,
      plan: null,
    }));
    const answer: PlanDraft = {
      text: draftPlan({
        component: entityRef,
        inventory: inputs.inventory,
        apis: inputs.apis,
        assessment: after,
      }),
    };
    response.json(answer);
  });

  router.post(
    `${path}/preview`,
    jsonBody(maxBodyBytes),
    async (request, response) => {
      const entityRef = await readable(request);
      const asked = readBody(previewSchema, request);
      const read = readKeptPlan(asked.text, entityRef);
      const { plan, problems } = read.plan
        ? await withSlos(read.plan, read.problems, entityRef)
        : read;
      const {
        before,
        after,
        now: at,
      } = await assessor.whatIf(entityRef, inputs => ({
        ...inputs,
        plan: plan ? { file: KEPT_PLAN_FILE, plan } : inputs.plan,
      }));
      const repository = await database.inputs.getPlan(entityRef);
      const answer: PlanPreview = {
        problems,
        counts: !repository?.plan,
        before: outcomeOf(before),
        after: plan ? outcomeOf(after) : null,
        changes: plan
          ? changesBetween(
              snapshotOf(entityRef, before, at),
              snapshotOf(entityRef, after, at),
            )
          : [],
      };
      response.json(answer);
    },
  );
}

function referenceOf(request: Request): string {
  return refOf(request.params as Parameters<typeof refOf>[0]);
}

function noRevision(entityRef: string, revision: number): NotFoundError {
  return new NotFoundError(
    `The plan of ${entityRef} has no revision ${revision}`,
  );
}

function answerError(
  response: Response,
  statusCode: number,
  { name, message }: Error,
  more: object,
): void {
  response
    .status(statusCode)
    .json({ error: { name, message }, response: { statusCode }, ...more });
}

function outcomeOf({ state, totals, gaps }: Assessment): PlanOutcome {
  const { metRequirements, requirements, coverage, effort } = totals;
  const counts: Record<Priority, number> = {
    critical: 0,
    high: 0,
    moderate: 0,
    low: 0,
  };
  for (const { priority } of gaps) counts[priority] += 1;
  return {
    state,
    metRequirements,
    requirements,
    coverage,
    gaps: counts,
    effort,
  };
}
