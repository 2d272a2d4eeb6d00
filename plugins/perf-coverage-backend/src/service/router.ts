import { UserInfoService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { PortalSettings } from 'backstage-plugin-perf-coverage-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Assessor } from '../assessment';
import { RunIngestion, UploadLimits } from '../ingestion';
import { Scanner } from '../scanning';
import { PluginMetrics } from '../metrics';
import { CapacityDefaults, ScopePlanner } from '../planning';
import { ComponentSignals } from '../signals';
import { addAdminRoutes } from './routes/admin';
import { addCapacityRoutes } from './routes/capacities';
import { addComponentRoutes } from './routes/components';
import { RouteContext } from './routes/context';
import { addDecisionRoutes } from './routes/decisions';
import { addGapPlanRoutes } from './routes/gapPlans';
import { addGapRoutes } from './routes/gaps';
import { addInventoryRoutes } from './routes/inventories';
import { addPlanRoutes } from './routes/plans';
import { addPortfolioRoutes } from './routes/portfolio';
import { addRoadmapRoutes } from './routes/roadmaps';
import { addRunRoutes } from './routes/runs';
import { addScanRoutes } from './routes/scans';
import { addSeriesRoutes } from './routes/series';
import { addSettingsRoutes } from './routes/settings';
import { addSlaRoutes } from './routes/slas';
import { addSourceRoutes } from './routes/sources';
import { addTrendRoutes } from './routes/trends';
import { addUploadRoutes } from './routes/uploads';
import { addWorkItemRoutes } from './routes/workItems';
import { hideSecretsInAddress } from './shownAddress';
import { WriteRoutes } from './writeRoutes';

export interface RouterOptions extends RouteContext {
  scanner: Scanner;
  ingestion: RunIngestion;
  assessor: Assessor;
  signals: ComponentSignals;
  metrics: PluginMetrics;
  writes: WriteRoutes;
  userInfo: UserInfoService;
  planner: ScopePlanner;
  capacityDefaults: CapacityDefaults;
  uploadLimits: UploadLimits;
  maxUploadBytes: number;
  portalSettings: PortalSettings;
  now(): Date;
}

/** The routes of `PerfCoverageApi`, and the upload. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use(hideSecretsInAddress);
  router.use((request, _response, next) => {
    // No stored text can hold it, and PostgreSQL refuses to look for it.
    if (/%00/.test(request.path)) {
      throw new InputError('The path must not contain the character NUL');
    }
    next();
  });
  addComponentRoutes(router, options);
  addGapRoutes(router, options);
  addDecisionRoutes(router, options);
  addPlanRoutes(router, options);
  addGapPlanRoutes(router, options);
  addWorkItemRoutes(router, options);
  addCapacityRoutes(router, options);
  addRoadmapRoutes(router, options);
  addSeriesRoutes(router, options);
  addSourceRoutes(router, options);
  addInventoryRoutes(router, options);
  addScanRoutes(router, options);
  addRunRoutes(router, options);
  addUploadRoutes(router, options);
  addTrendRoutes(router, options);
  addPortfolioRoutes(router, options);
  addSlaRoutes(router, options);
  addSettingsRoutes(router, options);
  addAdminRoutes(router, options);
  return router;
}
