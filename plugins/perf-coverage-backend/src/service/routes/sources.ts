import { NotFoundError } from '@backstage/errors';
import {
  KEPT_PLAN_FILE,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { readQuery, requiredText, wholeNumber } from '../query';
import { sourceExcerpt } from '../sourceExcerpt';
import { refOf, RouteContext } from './context';

const querySchema = z.strictObject({
  path: requiredText(1024, 'must name a file of the inventory'),
  line: wholeNumber({ min: 1, max: 100_000_000 }),
});

/**
 * Lines of a source, as the scan saw them. Only texts that a scan stored can be
 * asked for: no path of a request ever reaches a file system.
 */
export function addSourceRoutes(
  router: Router,
  { access, database }: RouteContext,
): void {
  router.get(
    '/v1/components/:kind/:namespace/:name/source',
    async (request, response) => {
      const caller = await access.authorize(
        request,
        perfCoverageReadPermission,
      );
      const { entityRef } = await access.component(
        refOf(request.params),
        caller,
      );
      const { path, line } = readQuery(querySchema, request.query);
      const text =
        path === KEPT_PLAN_FILE
          ? (await database.plans.newest(entityRef))?.text ?? undefined
          : await database.inputs.getSourceFile(entityRef, path);
      if (text === undefined) {
        throw new NotFoundError(
          `The inventory of ${entityRef} has no file ${path}`,
        );
      }
      response.json(sourceExcerpt(path, text, line));
    },
  );
}
