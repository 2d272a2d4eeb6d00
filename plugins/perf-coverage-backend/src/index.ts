/**
 * The backend of Perf Coverage.
 *
 * @packageDocumentation
 */
export { catalogModuleLocalDefinitions } from './catalog/module';
export { perfCoveragePlugin as default } from './plugin';
