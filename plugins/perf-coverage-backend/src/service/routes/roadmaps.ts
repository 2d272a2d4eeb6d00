import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  burnDown,
  compareRoadmaps,
  Roadmap,
  RoadmapBurnDown,
  RoadmapPlan,
  RoadmapSettings,
  RoadmapVersion,
  RoadmapVersionList,
  RoadmapVersionSummary,
  sumEffort,
} from 'backstage-plugin-perf-coverage-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import { Stores } from '../../database';
import {
  readScope,
  roadmapSettingsSchema,
  Scope,
  ScopePlanner,
  someText,
} from '../../planning';
import { ComponentSignals } from '../../signals';
import { jsonBody, readBody } from '../body';
import { readQuery, requiredText, wholeNumber } from '../query';
import { requireEditable, VisibleScope, visibleScope } from '../scopeAccess';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxBodyBytes = 2 * 1024 * 1024;
const mostRuns = 20_000;
const mostVersions = 1000;
const mostNumber = 999_999_999;
const defaultDays = 90;
const mostDays = 730;
const dayMs = 24 * 60 * 60 * 1000;

const scopeText = requiredText(512, 'must say whose roadmap it is');
const number = (error: string) =>
  z
    .number({ error })
    .int({ error })
    .min(0, { error })
    .max(mostNumber, { error });
const planSchema = z.strictObject({
  scope: scopeText,
  settings: roadmapSettingsSchema.optional(),
  runs: z
    .number({ error: `must be a whole number from 1 to ${mostRuns}` })
    .int()
    .min(1)
    .max(mostRuns, { error: `must be at most ${mostRuns}` })
    .optional(),
  seed: z
    .number({ error: 'must be a whole number' })
    .int()
    .min(-(2 ** 31))
    .max(2 ** 32 - 1)
    .optional(),
});
const scopeSchema = z.strictObject({ scope: scopeText });
const acceptSchema = z
  .strictObject({
    scope: scopeText,
    seen: number(
      'must be the number of the newest version that you have seen, 0 for none',
    ),
    why: someText(2000),
    settings: roadmapSettingsSchema.optional(),
    restores: number('must be the number of a version').min(1).optional(),
  })
  .refine(({ settings, restores }) => !settings || !restores, {
    error: 'either settings or restores, not both',
  });
const baselineSchema = z.strictObject({
  scope: scopeText,
  number: number('must be the number of a version').min(1),
});
const comparisonSchema = z.strictObject({
  scope: scopeText,
  from: wholeNumber({ min: 1, max: mostNumber }),
  to: wholeNumber({ min: 1, max: mostNumber }),
});
const burnDownSchema = z.strictObject({
  scope: scopeText,
  days: wholeNumber({ min: 1, max: mostDays }),
});

class VersionConflict extends ConflictError {
  constructor(readonly current: RoadmapVersionSummary | null) {
    super(
      current
        ? `${current.by} has accepted version ${current.number} meanwhile; look at that first`
        : 'There are no versions yet; look at the roadmap first',
    );
  }
}

/** Roadmaps of any scope: as they are, what if, accepted ones, and how they go. */
export function addRoadmapRoutes(
  router: Router,
  context: RouteContext & {
    planner: ScopePlanner;
    assessor: Assessor;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  const { access, assessor, database, now, planner, signals, writes } = context;
  const visible = (request: Request, scope: string) =>
    visibleScope(request, readScope(scope), context);

  router.post(
    '/v1/roadmaps/plan',
    jsonBody(maxBodyBytes),
    async (request, response) => {
      const {
        scope: text,
        settings,
        ...simulation
      } = readBody(planSchema, request);
      const seen = await visible(request, text);
      const { scope, components, editable } = seen;
      const accepted = await database.roadmapVersions.newest(scope.ref);
      const baseline = accepted?.baseline
        ? accepted
        : await database.roadmapVersions.baseline(scope.ref);
      const current: RoadmapSettings = accepted?.settings ?? {};
      const work = await planner.read(scope, components);
      const [roadmap, before] = await planner.plan(
        scope,
        work,
        settings ? [settings, current] : [current],
        simulation,
      );
      const since = (version: RoadmapVersion | undefined) =>
        version ? compareRoadmaps(mayShow(version, seen), roadmap) : null;
      const answer: RoadmapPlan = {
        scope: scope.ref,
        title: titleOf(seen),
        components: components.map(({ entityRef, title, ownerRef }) => ({
          ...{ entityRef, title, ownerRef },
        })),
        settings: settings ?? current,
        roadmap,
        workItems: work.workItems,
        editable,
        accepted: accepted ? summaryOf(accepted) : null,
        effect: before ? compareRoadmaps(before, roadmap) : null,
        sinceAccepted: since(accepted),
        sinceBaseline: since(baseline),
        calibration: work.calibration,
      };
      response.json(answer);
    },
  );

  router.get('/v1/roadmaps/versions', async (request, response) => {
    const { scope } = readQuery(scopeSchema, request.query);
    const seen = await visible(request, scope);
    response.json(await versionsOf(database, seen.scope));
  });

  router.get('/v1/roadmaps/versions/:number', async (request, response) => {
    const { scope } = readQuery(scopeSchema, request.query);
    const seen = await visible(request, scope);
    const version = await find(seen.scope, numberOf(request.params.number));
    const answer: RoadmapVersion = {
      ...version,
      roadmap: mayShow(version, seen),
    };
    response.json(answer);
  });

  router.post(
    '/v1/roadmaps/versions',
    jsonBody(maxBodyBytes),
    writes.route('roadmap-accept', async (request, response, note) => {
      const asked = readBody(acceptSchema, request);
      note({ scope: asked.scope, number: asked.seen + 1 });
      const seen = await visible(request, asked.scope);
      requireEditable(seen);
      const { scope, components } = seen;
      const by = await access.nameOfCaller(request);
      const settings =
        asked.restores === undefined
          ? asked.settings ?? {}
          : (await find(scope, asked.restores)).settings;
      const work = await planner.read(scope, components);
      const [roadmap] = await planner.plan(scope, work, [settings], {});
      const version: RoadmapVersion = {
        scope: scope.ref,
        number: asked.seen + 1,
        by,
        at: now().toISOString(),
        why: asked.why,
        ...(asked.restores === undefined ? {} : { restores: asked.restores }),
        baseline: asked.seen === 0,
        p80: roadmap.forecast.p80,
        hours: roadmap.effort.mean,
        gaps: work.gaps.length,
        settings,
        roadmap,
      };
      try {
        await accept(scope, version);
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
        response.status(409).json({
          error: { name: error.name, message: error.message },
          response: { statusCode: 409 },
          current: error.current,
        });
        return;
      }
      response.status(201).json(version);
    }),
  );

  router.put(
    '/v1/roadmaps/baseline',
    jsonBody(4096),
    writes.route('roadmap-baseline', async (request, response, note) => {
      const asked = readBody(baselineSchema, request);
      note({ scope: asked.scope, number: asked.number });
      const seen = await visible(request, asked.scope);
      requireEditable(seen);
      const { ref } = seen.scope;
      await database.transaction(async ({ roadmapVersions }) => {
        if (!(await roadmapVersions.setBaseline(ref, asked.number))) {
          throw noVersion(seen.scope, asked.number);
        }
      });
      response.json(await versionsOf(database, seen.scope));
    }),
  );

  router.get('/v1/roadmaps/comparison', async (request, response) => {
    const { scope, from, to } = readQuery(comparisonSchema, request.query);
    if (from === undefined || to === undefined) {
      throw new InputError('from and to: must be numbers of versions');
    }
    const seen = await visible(request, scope);
    response.json(
      compareRoadmaps(
        mayShow(await find(seen.scope, from), seen),
        mayShow(await find(seen.scope, to), seen),
      ),
    );
  });

  router.get('/v1/roadmaps/burn-down', async (request, response) => {
    const query = readQuery(burnDownSchema, request.query);
    const seen = await visible(request, query.scope);
    const { scope, components } = seen;
    const accepted = await database.roadmapVersions.newest(scope.ref);
    const work = await planner.read(scope, components);
    const [roadmap] = await planner.plan(
      scope,
      work,
      [accepted?.settings ?? {}],
      {},
    );
    const from = new Date(
      now().getTime() - (query.days ?? defaultDays) * dayMs,
    );
    const answer: RoadmapBurnDown = {
      scope: scope.ref,
      version: accepted?.number ?? null,
      ...burnDown(
        {
          days: await daysOf(database, seen, from.toISOString().slice(0, 10)),
          closedAt: await database.assessments.closedAt(
            components.map(({ entityRef }) => entityRef),
          ),
          roadmap,
          accepted: accepted
            ? { at: accepted.at, roadmap: mayShow(accepted, seen) }
            : null,
        },
        { now: now().toISOString() },
      ),
    };
    response.json(answer);
  });

  async function find(scope: Scope, wanted: number): Promise<RoadmapVersion> {
    const version = await database.roadmapVersions.get(scope.ref, wanted);
    if (!version) throw noVersion(scope, wanted);
    return version;
  }

  /** A component's own roadmap follows its accepted version. */
  async function accept(scope: Scope, version: RoadmapVersion): Promise<void> {
    const add = async (stores: Stores) => {
      const [newest] = await stores.roadmapVersions.list(scope.ref);
      if (version.number > mostVersions) {
        throw new InputError(
          `scope: ${scope.ref} has ${mostVersions} versions, more are not kept`,
        );
      }
      if (
        (newest?.number ?? 0) !== version.number - 1 ||
        !(await stores.roadmapVersions.add(version))
      ) {
        const [current] = await stores.roadmapVersions.list(scope.ref);
        throw new VersionConflict(current ?? null);
      }
    };
    if (scope.kind !== 'component') {
      await database.transaction(add);
      return;
    }
    await assessor.assess(scope.ref, 'roadmap accepted in the portal', add);
    await signals.publish(scope.ref, 'assessed');
  }
}

function noVersion({ ref }: Scope, wanted: number): NotFoundError {
  return new NotFoundError(`${ref} has no version ${wanted} of its roadmap`);
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new InputError('number: must be the number of a version');
  }
  return Number(text);
}

async function versionsOf(
  { roadmapVersions }: Pick<Stores, 'roadmapVersions'>,
  { ref }: Scope,
): Promise<RoadmapVersionList> {
  return { items: await roadmapVersions.list(ref) };
}

function summaryOf({
  settings: _settings,
  roadmap: _roadmap,
  ...summary
}: RoadmapVersion): RoadmapVersionSummary {
  return summary;
}

function titleOf({ scope, components }: VisibleScope): string {
  return scope.kind === 'component' ? components[0].title : scope.ref;
}

/** What was accepted, without work of components that the reader may not see. */
function mayShow(
  { roadmap }: RoadmapVersion,
  { components }: VisibleScope,
): Roadmap {
  const seen = new Set(components.map(({ entityRef }) => entityRef));
  const isSeen = ({ entityRef }: { entityRef?: string }) =>
    entityRef === undefined || seen.has(entityRef);
  const all = [
    ...roadmap.phases.flatMap(({ items }) => items),
    ...roadmap.unplaced,
  ];
  if (all.every(isSeen)) return roadmap;
  const phases = roadmap.phases.map(phase => {
    const items = phase.items.filter(isSeen);
    return { ...phase, items, effort: effortOf(items) };
  });
  return {
    ...roadmap,
    phases,
    unplaced: roadmap.unplaced.filter(isSeen),
    effort: effortOf(phases.flatMap(({ items }) => items)),
    people: [],
    warnings: [
      {
        code: 'hidden-work',
        message:
          'This version also plans work of components that you may not see; its dates count that work',
      },
    ],
  };
}

function effortOf(items: Roadmap['phases'][number]['items']) {
  return sumEffort(items.map(({ hours }) => hours));
}

async function daysOf(
  { snapshots }: Pick<Stores, 'snapshots'>,
  { scope, list }: VisibleScope,
  from: string,
) {
  const { entityRef, systemRef, domainRef, ownerRef } = scope.columns;
  if (entityRef !== undefined) return snapshots.daysOf(entityRef, from);
  return snapshots.days(
    {
      ...list,
      filters: {
        ...(systemRef && { system: [systemRef] }),
        ...(domainRef && { domain: [domainRef] }),
        ...(ownerRef && { owner: [ownerRef] }),
      },
    },
    from,
  );
}
