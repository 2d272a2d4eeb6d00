import {
  InventoryUploadResult,
  parseInventory,
  perfCoverageUploadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { z } from 'zod';
import { Assessor, chooseInventory } from '../../assessment';
import { SentInventory } from '../../database';
import { ComponentSignals } from '../../signals';
import { requireJson, takeJson } from '../body';
import { pageOf } from '../pageOf';
import {
  optionalAddress,
  optionalText,
  readQuery,
  requiredText,
} from '../query';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxBodyBytes = 20 * 1024 * 1024;

const sentSchema = z.strictObject({
  entityRef: requiredText(512, 'must be given, such as component:default/web'),
  branch: optionalText(255),
  commit: optionalText(255),
  url: optionalAddress(),
});

/** Sending what `perf-coverage scan` found, for sources that the backend can't read. */
export function addInventoryRoutes(
  router: Router,
  {
    access,
    assessor,
    signals,
    now,
    writes,
  }: RouteContext & {
    assessor: Assessor;
    writes: WriteRoutes;
    signals: ComponentSignals;
    now(): Date;
  },
): void {
  router.post(
    '/v1/inventories',
    writes.route('inventory-upload', async (request, response, note) => {
      const caller = await access.authorize(
        request,
        perfCoverageUploadPermission,
      );
      // Nothing is read of who may not send anything.
      await takeJson(request, response, maxBodyBytes);
      const query = readQuery(sentSchema, request.query);
      const { entityRef } = await access.component(query.entityRef, caller);
      note({ entityRef });
      const sent: SentInventory = {
        inventory: parseInventory(requireJson(request)),
        commit: query.commit ?? null,
        branch: query.branch ?? null,
        url: query.url ?? null,
        receivedAt: now().toISOString(),
      };
      const origin = await assessor.assess(
        entityRef,
        `inventory sent by CI${sent.commit ? ` for ${sent.commit}` : ''}`,
        async stores => {
          await stores.inputs.setSentInventory(entityRef, sent);
          const scanned = await stores.inputs.getInventory(entityRef);
          return chooseInventory(scanned, sent).origin;
        },
      );
      await signals.publish(entityRef, 'assessed');
      const answer: InventoryUploadResult = {
        entityRef,
        totals: sent.inventory.totals,
        counts: origin === 'sent',
        link: `${pageOf(entityRef)}/inventory`,
      };
      response.status(200).json(answer);
    }),
  );
}
