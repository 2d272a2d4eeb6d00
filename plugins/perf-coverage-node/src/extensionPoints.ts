import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ResultReader } from './ResultReader';
import { SourceAnalyzer } from './SourceAnalyzer';

/** Adds readers of result formats. @public */
export interface ResultReadersExtensionPoint {
  addReader(...readers: ResultReader[]): void;
}

/** Where a module of the backend adds readers of result formats. @public */
export const resultReadersExtensionPoint =
  createExtensionPoint<ResultReadersExtensionPoint>({
    id: 'perf-coverage.result-readers',
  });

/** Adds analysers of test frameworks. @public */
export interface SourceAnalyzersExtensionPoint {
  addAnalyzer(...analyzers: SourceAnalyzer[]): void;
}

/** Where a module of the backend adds analysers of test sources. @public */
export const sourceAnalyzersExtensionPoint =
  createExtensionPoint<SourceAnalyzersExtensionPoint>({
    id: 'perf-coverage.source-analyzers',
  });
