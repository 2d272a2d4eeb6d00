'use strict';
// A replica for the kill test: the backend plugin with a catalog, and nothing
// that it does not need, so that it is soon back. Started by `spawnBackend`.
const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('backstage-plugin-perf-coverage-backend'));
backend.start();
