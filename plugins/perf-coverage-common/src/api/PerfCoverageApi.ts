import {
  ComponentDetail,
  ComponentPage,
  ComponentQuery,
  ComponentSummary,
  ComponentTrend,
  GapDecisionRequest,
  GapDetail,
  GapPage,
  GapQuery,
  PortfolioTrend,
  RunDetail,
  RunUploadOptions,
  RunUploadResult,
  ScanProgress,
  SeriesDetail,
  SeriesPage,
  SeriesQuery,
  SourceExcerpt,
} from './types';

/** A result file; a `File` of a browser is one. @public */
export type RunUploadFile = Blob & { name: string };

/**
 * What the portal's pages ask of the backend. Every method throws
 * `ResponseError` of `@backstage/errors` where the backend answers one.
 *
 * @public
 */
export interface PerfCoverageApi {
  /** `GET /v1/components` */
  listComponents(query?: ComponentQuery): Promise<ComponentPage>;
  /** `GET /v1/components/:kind/:namespace/:name/summary` */
  getSummary(entityRef: string): Promise<ComponentSummary>;
  /** `GET /v1/components/:kind/:namespace/:name` */
  getComponent(entityRef: string): Promise<ComponentDetail>;
  /** `GET /v1/components/:kind/:namespace/:name/gaps/:gapId` */
  getGap(entityRef: string, gapId: string): Promise<GapDetail>;
  /** `GET /v1/gaps` */
  listGaps(query?: GapQuery): Promise<GapPage>;
  /** `PUT …/gaps/:gapId/decision`; a 409 means that somebody else decided meanwhile. */
  decideGap(
    entityRef: string,
    gapId: string,
    decision: GapDecisionRequest,
  ): Promise<GapDetail>;
  /** `DELETE …/gaps/:gapId/decision?revision=` */
  undoGapDecision(
    entityRef: string,
    gapId: string,
    revision: number,
  ): Promise<GapDetail>;
  /** `GET /v1/trend?days=`: sums over the components that the reader may see. */
  getTrend(days?: number): Promise<PortfolioTrend>;
  /** `GET /v1/components/:kind/:namespace/:name/trend?days=` */
  getComponentTrend(entityRef: string, days?: number): Promise<ComponentTrend>;
  /** `GET /v1/components/:kind/:namespace/:name/series` */
  listSeries(entityRef: string, query?: SeriesQuery): Promise<SeriesPage>;
  /** `GET /v1/series/:id?from=&to=` */
  getSeries(
    seriesId: string,
    range?: { from?: string; to?: string },
  ): Promise<SeriesDetail>;
  /** `GET /v1/components/:kind/:namespace/:name/source?path=&line=` */
  getSource(
    entityRef: string,
    path: string,
    line?: number,
  ): Promise<SourceExcerpt>;
  /** `GET /v1/runs/:id` */
  getRun(runId: string): Promise<RunDetail>;
  /** `POST /v1/runs`: one file, or several in one request. */
  uploadRuns(
    options: RunUploadOptions,
    files: readonly RunUploadFile[],
  ): Promise<RunUploadResult>;
  /** `POST /v1/components/:kind/:namespace/:name/scan` → 202 */
  startScan(entityRef: string): Promise<ScanProgress>;
  /** `GET /v1/components/:kind/:namespace/:name/scan` */
  getScan(entityRef: string): Promise<ScanProgress>;
}
