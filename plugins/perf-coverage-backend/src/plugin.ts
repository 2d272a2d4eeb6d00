import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { sourceAnalyzers } from 'backstage-plugin-perf-coverage-analyzers';
import { perfCoverageAdminPermission } from 'backstage-plugin-perf-coverage-common';
import {
  ResultReader,
  resultReadersExtensionPoint,
  SourceAnalyzer,
  sourceAnalyzersExtensionPoint,
} from 'backstage-plugin-perf-coverage-node';
import {
  mappingReader,
  resultReaders,
  sweepTemporaryFolders,
} from 'backstage-plugin-perf-coverage-readers';
import { Assessor, rulesVersion, scheduleAssessments } from './assessment';
import { openDatabase } from './database';
import { RunIngestion, UploadLimits } from './ingestion';
import { observeQueue, PluginMetrics } from './metrics';
import { PlanThread, ScopePlanner } from './planning';
import { scheduleRetention } from './retention';
import {
  CatalogComponents,
  ComponentScan,
  Scanner,
  scheduleScans,
} from './scanning';
import { RunningWork } from './RunningWork';
import { Access, ComponentLookup, createRouter, WriteRoutes } from './service';
import { portalSettings } from './portalSettings';
import { readSettings } from './settings';
import { ComponentSignals } from './signals';
import { AllowedFolders, ResultAddressReader, SourceReader } from './sources';

/**
 * Reads tests, results, plans and API documents of the catalog's components,
 * and answers what is covered, what is missing and when it is planned.
 *
 * @public
 */
export const perfCoveragePlugin = createBackendPlugin({
  pluginId: 'perf-coverage',
  register(env) {
    const readers: ResultReader[] = [...resultReaders];
    env.registerExtensionPoint(resultReadersExtensionPoint, {
      addReader: (...more) => readers.push(...more),
    });
    const analyzers: SourceAnalyzer[] = [...sourceAnalyzers];
    env.registerExtensionPoint(sourceAnalyzersExtensionPoint, {
      addAnalyzer: (...more) => analyzers.push(...more),
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signalsService: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, config, logger, urlReader } = deps;
        const now = () => new Date();
        const settings = readSettings(config);
        for (const warning of settings.warnings) logger.warn(warning);
        deps.permissionsRegistry.addPermissions([perfCoverageAdminPermission]);

        const swept = await sweepTemporaryFolders();
        if (swept.removed > 0) {
          logger.info(
            `Removed ${swept.removed} temporary folders of processes that are gone`,
          );
        }
        for (const error of swept.errors) {
          logger.warn('A temporary folder could not be removed', error);
        }

        const database = await openDatabase(deps.database);
        const signals = new ComponentSignals({
          signals: deps.signalsService,
          components: database.components,
          logger,
        });
        readers.push(...settings.mappings.map(mappingReader));
        const ingestion = new RunIngestion({
          readers,
          limits: { maxStreamBytes: settings.maxUncompressedBytes },
          now,
        });
        const assessor = new Assessor({
          database,
          team: settings.team,
          policy: settings.policy,
          capacity: settings.capacity,
          version: rulesVersion([
            settings.policy,
            settings.team,
            [...settings.capacity.of],
            settings.capacity.holidays,
          ]),
          now,
        });
        const components = new CatalogComponents({ catalog, auth });
        const scan = new ComponentScan({
          database,
          catalog,
          auth,
          components,
          sources: new SourceReader({
            urlReader,
            integrations: ScmIntegrations.fromConfig(config),
            allowedFolders: new AllowedFolders(settings.allowedFolders),
            linkTemplate: settings.linkTemplate,
            maxFileBytes: settings.maxUploadBytes,
          }),
          resultAddresses: new ResultAddressReader(
            urlReader,
            settings.maxUploadBytes,
          ),
          urlReader,
          analyzers,
          ingestion,
          assessor,
          logger,
          now,
        });
        const metrics = new PluginMetrics();
        observeQueue({ queue: database.queue, logger, now });
        const scanner = new Scanner({
          database,
          scan,
          signals,
          metrics,
          logger,
          now,
        });

        const capacityDefaults = {
          configured: settings.capacity,
          team: settings.team,
        };
        const planThread = new PlanThread();
        const work = new RunningWork(logger);
        const scheduler = work.over(deps.scheduler);
        deps.lifecycle.addShutdownHook(async () => {
          await Promise.all([scanner.stop(), work.stop()]);
          // Requests that ran may have asked for a roadmap.
          await planThread.close();
        });
        const access = new Access({
          ...deps,
          database,
          lookup: new ComponentLookup({ database, components, now }),
        });
        deps.httpRouter.use(
          createRouter({
            access,
            database,
            scanner,
            ingestion,
            assessor,
            signals,
            metrics,
            writes: new WriteRoutes(deps.auditor, work),
            userInfo: deps.userInfo,
            planner: new ScopePlanner({
              database,
              defaults: capacityDefaults,
              thread: planThread,
              now,
            }),
            capacityDefaults,
            now,
            uploadLimits: new UploadLimits(settings.uploadLimits),
            maxUploadBytes: settings.maxUploadBytes,
            portalSettings: portalSettings(config, settings, {
              readers,
              analyzers,
            }),
          }),
        );
        await scheduleAssessments({
          scheduler,
          assessor,
          signals,
          metrics,
          logger,
        });
        await scheduleRetention({
          scheduler,
          store: database.retention,
          recount: () => database.recount(),
          settings: settings.retention,
          logger,
          now,
        });
        await scheduleScans({
          scheduler,
          settings,
          database,
          components,
          scanner,
          logger,
          now,
        });
      },
    });
  },
});
