import { InputError, NotFoundError } from '@backstage/errors';
import { perfCoverageAdminPermission } from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import { jsonBody, readBody } from '../body';
import { componentRef } from '../componentRef';
import { readCursor, writeCursor } from '../cursor';
import { optionalText, readQuery, requiredText, wholeNumber } from '../query';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const defaultLimit = 50;
const rebuildBatch = 1000;

const verifySchema = z.strictObject({
  limit: wholeNumber({ min: 1, max: 500 }),
  cursor: optionalText(1024),
});
const cursorSchema = z.strictObject({ after: z.string().max(512) });
const moveSchema = z.strictObject({
  from: requiredText(512, 'must be the reference that the component had'),
  to: requiredText(512, 'must be the reference that the component has now'),
});

/** Looking after what is stored, of all components. */
export function addAdminRoutes(
  router: Router,
  {
    access,
    assessor,
    database,
    now,
    writes,
  }: RouteContext & {
    assessor: Assessor;
    writes: WriteRoutes;
    now(): Date;
  },
): void {
  router.post('/v1/admin/verify', async (request, response) => {
    await access.authorizeBasic(request, perfCoverageAdminPermission);
    const { limit, cursor } = readQuery(verifySchema, request.query);
    const refs = await database.components.listRefs(
      cursor ? readCursor(cursorSchema, cursor).after : null,
      limit ?? defaultLimit,
    );
    const differing: { entityRef: string; places: string[] }[] = [];
    for (const entityRef of refs) {
      const places = await assessor.verify(entityRef);
      if (places.length > 0) differing.push({ entityRef, places });
    }
    const after = refs.at(-1);
    response.json({
      checked: refs.length,
      differing,
      nextCursor:
        after !== undefined && refs.length === (limit ?? defaultLimit)
          ? writeCursor({ after })
          : null,
    });
  });

  router.post(
    '/v1/admin/rebuild',
    writes.route('rebuild', async (request, response, note) => {
      await access.authorizeBasic(request, perfCoverageAdminPermission);

      const wrongCounts = await database.recount();
      let components = 0;
      for (let after: string | null = null; ; ) {
        const refs: string[] = await database.components.listRefs(
          after,
          rebuildBatch,
        );
        if (refs.length === 0) break;
        await database.queue.mark(refs, {
          cause: 'rebuild',
          dueAt: now().toISOString(),
        });
        components += refs.length;
        after = refs[refs.length - 1];
      }
      note({ components, wrongCounts });
      response.status(202).json({ components, wrongCounts });
    }),
  );

  router.post(
    '/v1/admin/move',
    jsonBody(4096),
    writes.route('move', async (request, response, note) => {
      await access.authorizeBasic(request, perfCoverageAdminPermission);
      const body = readBody(moveSchema, request);
      const from = componentRef(body.from);
      const to = componentRef(body.to);
      note({ from, to });
      if (from === to) throw new InputError('from and to are the same');
      if (await database.components.get(from)) {
        throw new InputError(
          `${from} is still in the catalog; a component's history moves once it is gone`,
        );
      }
      if (!(await database.components.get(to))) {
        throw new NotFoundError(`There is no ${to} in the catalog`);
      }
      const moved = await assessor.assess(
        to,
        `history of ${from} moved here`,
        stores => stores.moves.move(from, to),
      );
      response.json({ from, to, moved });
    }),
  );
}
