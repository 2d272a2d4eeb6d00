import {
  PortalSettings,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import { RouteContext } from './context';

/** What the portal works by, for whoever may read anything at all. */
export function addSettingsRoutes(
  router: Router,
  { access, portalSettings }: RouteContext & { portalSettings: PortalSettings },
): void {
  router.get('/v1/settings', async (request, response) => {
    await access.authorize(request, perfCoverageReadPermission);
    response.json(portalSettings);
  });
}
