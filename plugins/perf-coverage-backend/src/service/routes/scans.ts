import {
  perfCoverageReadPermission,
  perfCoverageScanPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { Scanner } from '../../scanning';
import { WriteRoutes } from '../writeRoutes';
import { refOf, RouteContext } from './context';

const path = '/v1/components/:kind/:namespace/:name/scan';

/** Asking for a scan now, and how far it is. */
export function addScanRoutes(
  router: Router,
  {
    access,
    scanner,
    writes,
  }: RouteContext & { scanner: Scanner; writes: WriteRoutes },
): void {
  router.post(
    path,
    writes.route('scan-request', async (request, response) => {
      const caller = await access.authorize(
        request,
        perfCoverageScanPermission,
      );
      const { entityRef } = await access.component(
        refOf(request.params as Parameters<typeof refOf>[0]),
        caller,
      );
      response.status(202).json(await scanner.request(entityRef));
    }),
  );

  router.get(path, async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const { entityRef } = await access.component(refOf(request.params), caller);
    response.json(await scanner.progressOf(entityRef));
  });
}
