import { UserInfoService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  CapacitiesResult,
  CapacityConflict,
  CapacityEntry,
  CapacityList,
  CapacitySettings,
  defaultTeam,
  perfCoverageGapEditPermission,
  readAbsences,
} from 'backstage-plugin-perf-coverage-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { StoredCapacity, Stores } from '../../database';
import {
  assigneesOf,
  CapacityDefaults,
  capacityEntries,
  capacitySchema,
  personSchema,
  readCapacity,
  readScope,
  ScopePlanner,
} from '../../planning';
import { Caller } from '../Access';
import { jsonBody, readBody } from '../body';
import { nameOf } from '../caller';
import { readQuery, requiredText } from '../query';
import { visibleScope } from '../scopeAccess';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxBodyBytes = 8 * 1024 * 1024;
const mostChanges = 100;
const mostCharacters = 1_000_000;
/** Of a calendar: longer ago no longer matters, later is not known yet. */
const daysBack = 31;
const daysAhead = 3 * 366;
const dayMs = 24 * 60 * 60 * 1000;

const listSchema = z.strictObject({
  scope: requiredText(512, 'must say whose work it is'),
});
const bodySchema = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        entityRef: personSchema,
        revision: z
          .number({
            error: 'must be the revision that you have seen, 0 for none',
          })
          .int()
          .min(0)
          .max(999_999_999),
        settings: capacitySchema,
        calendar: z
          .string()
          .max(mostCharacters, {
            error: `must have at most ${mostCharacters} characters: export a shorter time`,
          })
          .optional(),
      }),
    )
    .min(1, { error: 'must have one change at least' })
    .max(mostChanges, { error: `must have at most ${mostChanges} changes` })
    .refine(
      changes =>
        new Set(changes.map(({ entityRef }) => entityRef)).size ===
        changes.length,
      { error: 'must speak of each user and group once' },
    ),
});

class Conflicts extends ConflictError {
  constructor(readonly conflicts: CapacityConflict[]) {
    super(
      'Somebody else has changed this meanwhile; nothing was changed: look at it first',
    );
  }
}

/** Who has time when. */
export function addCapacityRoutes(
  router: Router,
  context: RouteContext & {
    planner: ScopePlanner;
    capacityDefaults: CapacityDefaults;
    userInfo: UserInfoService;
    writes: WriteRoutes;
    now(): Date;
  },
): void {
  const { access, capacityDefaults, database, now, planner, writes } = context;

  router.get('/v1/capacities', async (request, response) => {
    const scope = readScope(readQuery(listSchema, request.query).scope);
    const { components } = await visibleScope(request, scope, context);
    const work = await planner.read(scope, components);
    const named = assigneesOf({
      owners: work.components.map(({ ownerRef }) => ownerRef),
      gaps: work.gaps,
      plans: [...work.plans.values()],
      workItems: work.workItems,
      settings: (await database.roadmapVersions.settings(scope.ref)) ?? {},
    });
    const { configured, team } = capacityDefaults;
    const answer: CapacityList = {
      items: await entriesOf(database, named, await editableBy(request)),
      holidays: [...configured.holidays],
      defaults: {
        engineers: team.engineers ?? defaultTeam.engineers,
        hoursPerWeek: team.hoursPerWeek ?? defaultTeam.hoursPerWeek,
      },
    };
    response.json(answer);
  });

  router.put(
    '/v1/capacities',
    jsonBody(maxBodyBytes),
    writes.route('capacities', async (request, response, note) => {
      const caller = await access.authorize(
        request,
        perfCoverageGapEditPermission,
      );
      const { changes } = readBody(bodySchema, request);
      const isEditable = await editableFor(caller);
      const refs = changes.map(({ entityRef }) => entityRef);
      note({ refs });
      const strange = refs.find(ref => !isEditable(ref));
      if (strange !== undefined) {
        throw new NotAllowedError(
          `You may change your own time and that of your groups, not that of ${strange}`,
        );
      }
      const problems: CapacitiesResult['problems'] = [];
      const by = nameOf(caller.credentials);
      const at = now().toISOString();
      const wanted: StoredCapacity[] = [];
      for (const [n, { entityRef, revision, ...change }] of changes.entries()) {
        const isGroup = entityRef.startsWith('group:');
        if (isGroup ? change.settings.absences : change.settings.holidays) {
          throw new InputError(
            isGroup
              ? `changes.${n}.settings.absences: are of users; a group has holidays`
              : `changes.${n}.settings.holidays: are of groups; a user has absences`,
          );
        }
        const { settings, unread } = await withCalendar(
          change,
          isGroup ? 'holidays' : 'absences',
          now(),
          `changes.${n}.calendar`,
        );
        problems.push(...unread.map(message => ({ entityRef, message })));
        wanted.push({ entityRef, settings, by, at, revision: revision + 1 });
      }
      try {
        await database.transaction(stores => write(stores, wanted, at));
      } catch (error) {
        if (!(error instanceof Conflicts)) throw error;
        response.status(409).json({
          error: { name: error.name, message: error.message },
          response: { statusCode: 409 },
          conflicts: error.conflicts,
        });
        return;
      }
      const entries = new Map(
        (await entriesOf(database, refs, isEditable)).map(entry => [
          entry.entityRef,
          entry,
        ]),
      );
      const answer: CapacitiesResult = {
        items: refs.flatMap(ref => entries.get(ref) ?? []),
        problems,
      };
      response.json(answer);
    }),
  );

  async function entriesOf(
    stores: Pick<Stores, 'people' | 'capacities'>,
    named: readonly string[],
    isEditable: (ref: string) => boolean,
  ): Promise<CapacityEntry[]> {
    return capacityEntries(
      await readCapacity(stores, named, capacityDefaults),
      isEditable,
    );
  }

  async function editableBy(request: Request) {
    try {
      return await editableFor(
        await access.authorize(request, perfCoverageGapEditPermission),
      );
    } catch (error) {
      if (!(error instanceof NotAllowedError)) throw error;
      return () => false;
    }
  }

  /** Leads change everybody's time; others, with conditions, their own and their groups'. */
  async function editableFor(
    caller: Caller,
  ): Promise<(ref: string) => boolean> {
    if (caller.decision.result === AuthorizeResult.ALLOW) return () => true;
    const { ownershipEntityRefs } = await context.userInfo.getUserInfo(
      caller.credentials,
    );
    const own = new Set(
      ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US')),
    );
    return ref => own.has(ref);
  }
}

/** Titles of absences are nobody else's business, and are not kept. */
async function withCalendar(
  change: { settings: CapacitySettings; calendar?: string },
  field: 'absences' | 'holidays',
  now: Date,
  place: string,
): Promise<{ settings: CapacitySettings; unread: string[] }> {
  const untitled = ({ absences, ...settings }: CapacitySettings) => ({
    ...settings,
    ...(absences && {
      absences: absences.map(({ title: _title, ...absence }) => absence),
    }),
  });
  if (change.calendar === undefined) {
    return { settings: untitled(change.settings), unread: [] };
  }
  const day = (days: number) =>
    new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
  try {
    const { absences, problems } = await readAbsences(change.calendar, {
      from: day(-daysBack),
      to: day(daysAhead),
    });
    return {
      settings: untitled({ ...change.settings, [field]: absences }),
      unread: problems,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${place}: ${error.message}`);
  }
}

async function write(
  stores: Stores,
  wanted: readonly StoredCapacity[],
  dueAt: string,
): Promise<void> {
  const refs = wanted.map(({ entityRef }) => entityRef).sort();
  const known = new Map(
    (await stores.capacities.get(refs)).map(own => [own.entityRef, own]),
  );
  const conflicts: CapacityConflict[] = [];
  for (const own of wanted) {
    const current = known.get(own.entityRef);
    const seen = own.revision - 1;
    const isSeen = (current?.revision ?? 0) === seen;
    if (isSeen && (await stores.capacities.set(own, seen))) continue;
    const [newest] = await stores.capacities.get([own.entityRef]);
    conflicts.push({
      entityRef: own.entityRef,
      current: newest?.settings ?? {},
      revision: newest?.revision ?? 0,
      by: newest?.by ?? null,
      yours: own.settings,
    });
  }
  if (conflicts.length > 0) throw new Conflicts(conflicts);
  // Their roadmaps are made again soon.
  const people = await stores.people.get(refs);
  const teams = people.flatMap(person => person.teams);
  await stores.queue.mark(
    await stores.components.plannedFor([...refs, ...teams]),
    { cause: 'capacity changed', dueAt },
  );
}
