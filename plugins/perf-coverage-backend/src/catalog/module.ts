import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readSettings } from '../settings';
import { AllowedFolders } from '../sources';
import { LocalDefinitionProcessor } from './LocalDefinitionProcessor';

/**
 * Lets APIs of local catalog files keep their document in a file of its own:
 * `spec.definition: { $text: ./openapi.yaml }`, inside of
 * `perfCoverage.localSources.allowedFolders`.
 *
 * @public
 */
export const catalogModuleLocalDefinitions = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'perf-coverage-local-definitions',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const { allowedFolders } = readSettings(config);
        catalog.addProcessor(
          new LocalDefinitionProcessor(new AllowedFolders(allowedFolders)),
        );
      },
    });
  },
});
