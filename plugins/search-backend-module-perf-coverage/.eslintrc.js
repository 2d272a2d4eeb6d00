// Imports go down the layers of docs/architecture.md, never up or around.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: [
    'backstage-plugin-perf-coverage',
    'backstage-plugin-perf-coverage-readers',
    'backstage-plugin-perf-coverage-analyzers',
    'backstage-plugin-perf-coverage-backend',
  ],
});
