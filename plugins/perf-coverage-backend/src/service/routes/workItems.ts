import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import {
  priorities,
  WorkItem,
  WorkItemList,
  WorkItemSettings,
} from 'backstage-plugin-perf-coverage-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import {
  dateSchema,
  estimateSchema,
  personSchema,
  readScope,
  Scope,
  someText,
} from '../../planning';
import { ComponentSignals } from '../../signals';
import { Stores } from '../../database';
import { jsonBody, readBody } from '../body';
import { choice, readQuery, requiredText, wholeNumber } from '../query';
import { requireEditable, visibleScope } from '../scopeAccess';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxBodyBytes = 64 * 1024;
const mostItems = 500;
const maxRevision = 999_999_999;

const itemFields = {
  title: someText(200),
  estimate: estimateSchema.nullish(),
  priority: choice(priorities).optional(),
  phase: someText(100).nullish(),
  assignee: personSchema.nullish(),
  start: dateSchema.nullish(),
  due: dateSchema.nullish(),
  dependsOn: z.array(someText(255)).max(50).optional(),
  notes: someText(5000).nullish(),
  done: z.boolean().optional(),
};
const scopeText = requiredText(512, 'must say whose work it is');
const newSchema = z.strictObject({ scope: scopeText, ...itemFields });
const updateSchema = z.strictObject({
  revision: z
    .number({ error: 'must be the revision that you have seen' })
    .int()
    .min(1)
    .max(maxRevision),
  ...itemFields,
});
const listSchema = z.strictObject({ scope: scopeText });
const deleteSchema = z.strictObject({
  revision: wholeNumber({ min: 1, max: maxRevision }),
});

class ItemConflict extends ConflictError {
  constructor(readonly current: WorkItem | null) {
    super(
      current
        ? `${current.by} has changed it meanwhile; look at that first`
        : 'It was deleted meanwhile',
    );
  }
}

/** Work that closes no gap, added in the portal. */
export function addWorkItemRoutes(
  router: Router,
  context: RouteContext & {
    assessor: Assessor;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  const { access, assessor, database, signals, now, writes } = context;

  router.get('/v1/work-items', async (request, response) => {
    const scope = readScope(readQuery(listSchema, request.query).scope);
    const { components } = await visibleScope(request, scope, context);
    const refs = components.map(({ entityRef }) => entityRef);
    const answer: WorkItemList = {
      items: await database.workItems.list([...new Set([...refs, scope.ref])]),
    };
    response.json(answer);
  });

  router.post(
    '/v1/work-items',
    jsonBody(maxBodyBytes),
    writes.route('work-item', async (request, response, note) => {
      const { scope: text, ...asked } = readBody(newSchema, request);
      note({ scope: text });
      const { scope, by } = await editing(request, readScope(text));
      const item: WorkItem = {
        ...settingsOf(asked),
        id: `work-${randomUUID()}`,
        scope: scope.ref,
        by,
        at: now().toISOString(),
        revision: 1,
      };
      await change(scope, async stores => {
        if ((await stores.workItems.count(scope.ref)) >= mostItems) {
          throw new InputError(
            `scope: ${scope.ref} has ${mostItems} work items already; delete those that are done`,
          );
        }
        await stores.workItems.add(item);
      });
      response.status(201).json(item);
    }),
  );

  router.put(
    '/v1/work-items/:id',
    jsonBody(maxBodyBytes),
    writes.route('work-item', async (request, response, note) => {
      const { revision, ...asked } = readBody(updateSchema, request);
      const { item, scope, by } = await itemOf(request);
      note({ scope: scope.ref });
      const next: WorkItem = {
        ...settingsOf(asked),
        id: item.id,
        scope: item.scope,
        by,
        at: now().toISOString(),
        revision: revision + 1,
      };
      await answering(response, async () => {
        await change(scope, async stores => {
          if (!(await stores.workItems.update(next, revision))) {
            throw new ItemConflict(await currentOf(stores, item.id));
          }
        });
        return next;
      });
    }),
  );

  router.delete(
    '/v1/work-items/:id',
    writes.route('work-item-delete', async (request, response, note) => {
      const { revision } = readQuery(deleteSchema, request.query);
      if (revision === undefined) {
        throw new InputError(
          'revision: must be the revision that you have seen',
        );
      }
      const { item, scope } = await itemOf(request);
      note({ scope: scope.ref });
      await answering(response, async () => {
        await change(scope, async stores => {
          if (!(await stores.workItems.delete(item.id, revision))) {
            throw new ItemConflict(await currentOf(stores, item.id));
          }
        });
        return item;
      });
    }),
  );

  /** Who may change items of the scope. */
  async function editing(request: Request, scope: Scope) {
    const visible = await visibleScope(request, scope, context);
    requireEditable(visible);
    const by = await access.nameOfCaller(request);
    return { scope, by };
  }

  async function itemOf(request: Request) {
    const item = await database.workItems.get(request.params.id);
    const missing = new NotFoundError('There is no such work item');
    if (!item) throw missing;
    return { item, ...(await editing(request, readScope(item.scope))) };
  }

  /** What is in a component's scope is in its roadmap. */
  async function change(
    { ref, kind }: Scope,
    write: (stores: Stores) => Promise<void>,
  ): Promise<void> {
    if (kind !== 'component') {
      await database.transaction(write);
      return;
    }
    await assessor.assess(ref, 'work planned in the portal', write);
    await signals.publish(ref, 'assessed');
  }
}

async function answering(
  response: Response,
  work: () => Promise<WorkItem>,
): Promise<void> {
  try {
    response.json(await work());
  } catch (error) {
    if (!(error instanceof ItemConflict)) throw error;
    response.status(409).json({
      error: { name: error.name, message: error.message },
      response: { statusCode: 409 },
      current: error.current,
    });
  }
}

async function currentOf(stores: Stores, id: string): Promise<WorkItem | null> {
  return (await stores.workItems.get(id)) ?? null;
}

type Asked = Omit<z.infer<typeof newSchema>, 'scope'>;

function settingsOf(asked: Asked): WorkItemSettings {
  return {
    title: asked.title,
    estimate: asked.estimate ?? null,
    priority: asked.priority ?? 'moderate',
    phase: asked.phase ?? null,
    assignee: asked.assignee ?? null,
    start: asked.start ?? null,
    due: asked.due ?? null,
    dependsOn: asked.dependsOn ?? [],
    notes: asked.notes ?? null,
    done: asked.done ?? false,
  };
}
