import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  GapPlan,
  GapPlanConflict,
  GapPlanned,
  GapPlanSettings,
  GapPlansResult,
  GapRecord,
  perfCoverageGapEditPermission,
  ticketStates,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import { Stores } from '../../database';
import {
  dateSchema,
  estimateSchema,
  personSchema,
  someText,
} from '../../planning';
import { ComponentSignals } from '../../signals';
import { jsonBody, readBody } from '../body';
import { nameOf } from '../caller';
import { componentRef } from '../componentRef';
import { choice } from '../query';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxBodyBytes = 2 * 1024 * 1024;
const mostChanges = 500;
const mostComponents = 100;

const ticketSchema = z.strictObject({
  url: z
    .url({
      protocol: /^https?$/,
      error: 'must be an address with http:// or https://',
    })
    .max(2000, { error: 'must have at most 2000 characters' }),
  state: choice(ticketStates),
  tracker: someText(50),
});

const planSchema = z
  .strictObject({
    assignee: personSchema.nullish(),
    phase: someText(100).nullish(),
    estimate: estimateSchema.nullish(),
    start: dateSchema.nullish(),
    due: dateSchema.nullish(),
    ticket: ticketSchema.nullish(),
    spentHours: z
      .number({ error: 'must be hours, as a number' })
      .gt(0, { error: 'must be more than 0; null where nobody knows' })
      .max(10_000, { error: 'must be at most 10000 hours' })
      .nullish(),
    notes: someText(5000).nullish(),
  })
  .superRefine(({ start, due }, context) => {
    if (start && due && due < start) {
      context.addIssue({
        code: 'custom',
        message: `is due on ${due}, before it may start on ${start}: exchange the days`,
      });
    }
  });

const bodySchema = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        entityRef: z.string().min(1).max(512),
        gapId: z.string().min(1).max(255),
        revision: z
          .number({
            error: 'must be the revision that you have seen, 0 for none',
          })
          .int()
          .min(0)
          .max(999_999_999),
        plan: planSchema,
      }),
    )
    .min(1, { error: 'must have one change at least' })
    .max(mostChanges, {
      error: `must have at most ${mostChanges} changes: send the rest in another request`,
    }),
});

type Change = z.infer<typeof bodySchema>['changes'][number];

class PlanConflict extends ConflictError {
  constructor(readonly conflicts: GapPlanConflict[]) {
    super(
      `${conflicts.length} ${
        conflicts.length === 1 ? 'gap was' : 'gaps were'
      } planned by somebody else meanwhile; nothing was changed: look at them first`,
    );
  }
}

/** Who closes which gap, when and for how many hours. */
export function addGapPlanRoutes(
  router: Router,
  context: RouteContext & {
    assessor: Assessor;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  const { access, assessor, database, signals, now, writes } = context;

  router.put(
    '/v1/gap-plans',
    jsonBody(maxBodyBytes),
    writes.route('gap-plans', async (request, response, note) => {
      const caller = await access.authorize(
        request,
        perfCoverageGapEditPermission,
      );
      const changes = readBody(bodySchema, request).changes.map(change => ({
        ...change,
        entityRef: componentRef(change.entityRef),
      }));
      requireOnce(changes);
      const refs = [...new Set(changes.map(({ entityRef }) => entityRef))];
      note({ gaps: changes.length, refs });
      if (refs.length > mostComponents) {
        throw new InputError(
          `changes: are about ${refs.length} components, at most ${mostComponents} in one request; send the rest in another one`,
        );
      }
      await access.components(refs, caller);
      const by = nameOf(caller.credentials);
      try {
        const changed = await assessor.assessAll(
          refs,
          'planned in the portal',
          stores => write(stores, changes, { by, at: now().toISOString() }),
        );
        for (const ref of refs) await signals.publish(ref, 'assessed');
        const answer: GapPlansResult = {
          changed,
          gaps: await gapsOf(database, changes),
        };
        response.json(answer);
      } catch (error) {
        if (!(error instanceof PlanConflict)) throw error;
        response.status(409).json({
          error: { name: error.name, message: error.message },
          response: { statusCode: 409 },
          conflicts: error.conflicts,
        });
      }
    }),
  );
}

function requireOnce(changes: readonly Change[]): void {
  const seen = new Map<string, number>();
  changes.forEach(({ entityRef, gapId }, at) => {
    const key = `${entityRef} ${gapId}`;
    const before = seen.get(key);
    if (before !== undefined) {
      throw new InputError(
        `changes.${at}: is about the same gap as changes.${before}; send one of them`,
      );
    }
    seen.set(key, at);
  });
}

async function write(
  stores: Stores,
  changes: readonly Change[],
  who: { by: string; at: string },
): Promise<GapPlanned[]> {
  const conflicts: GapPlanConflict[] = [];
  const changed: GapPlanned[] = [];
  for (const entityRef of new Set(changes.map(own => own.entityRef))) {
    const own = changes.filter(change => change.entityRef === entityRef);
    const ids = own.map(({ gapId }) => gapId);
    const known = new Set(
      (await stores.assessments.getGaps(entityRef, ids)).map(gap => gap.id),
    );
    const stored = new Map(
      (await stores.gapPlans.get(entityRef, ids)).map(plan => [
        plan.gapId,
        plan,
      ]),
    );
    const plans: GapPlan[] = [];
    for (const { gapId, revision, plan } of own) {
      if (!known.has(gapId)) {
        throw new NotFoundError(`${entityRef} has no gap ${gapId}`);
      }
      const current = stored.get(gapId);
      const settings = given(plan);
      if ((current?.revision ?? 0) !== revision) {
        conflicts.push({
          entityRef,
          gapId,
          current: current ?? null,
          yours: settings,
        });
        continue;
      }
      const after = { ...settings, gapId, ...who, revision: revision + 1 };
      plans.push(after);
      changed.push({
        entityRef,
        gapId,
        before: current ? settingsOf(current) : {},
        after,
      });
    }
    if (conflicts.length === 0) await stores.gapPlans.set(entityRef, plans);
  }
  if (conflicts.length > 0) throw new PlanConflict(conflicts);
  const places = new Map(
    changes.map(({ entityRef, gapId }, at) => [`${entityRef} ${gapId}`, at]),
  );
  const placeOf = ({ entityRef, gapId }: GapPlanned) =>
    places.get(`${entityRef} ${gapId}`)!;
  return changed.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Without the fields that are not there. */
function given(plan: Change['plan']): GapPlanSettings {
  return Object.fromEntries(
    Object.entries(plan).filter(([, value]) => value !== undefined),
  );
}

function settingsOf({
  gapId: _gapId,
  by: _by,
  at: _at,
  revision: _revision,
  ...settings
}: GapPlan): GapPlanSettings {
  return settings;
}

async function gapsOf(
  { assessments }: Pick<Stores, 'assessments'>,
  changes: readonly Change[],
): Promise<GapRecord[]> {
  const found = new Map<string, GapRecord>();
  for (const entityRef of new Set(changes.map(own => own.entityRef))) {
    const ids = changes.flatMap(own =>
      own.entityRef === entityRef ? [own.gapId] : [],
    );
    for (const gap of await assessments.getGaps(entityRef, ids)) {
      found.set(`${entityRef} ${gap.id}`, gap);
    }
  }
  return changes.flatMap(
    ({ entityRef, gapId }) => found.get(`${entityRef} ${gapId}`) ?? [],
  );
}
