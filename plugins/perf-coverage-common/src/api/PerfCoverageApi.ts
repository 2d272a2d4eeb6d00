import { WorkItem } from '../vocabulary';
import {
  CapacitiesRequest,
  CapacitiesResult,
  CapacityList,
  GapPlanChange,
  GapPlansResult,
  NewWorkItem,
  RoadmapAcceptance,
  RoadmapBurnDown,
  RoadmapPlan,
  RoadmapPlanRequest,
  RoadmapScope,
  RoadmapVersion,
  RoadmapVersionList,
  WorkItemList,
  WorkItemUpdate,
} from './planning';
import { RoadmapComparison } from '../roadmap';
import {
  ComponentPlan,
  KeptPlan,
  PlanDraft,
  PlanHistory,
  PlanPreview,
  PlanRequest,
  PlanRestoreRequest,
} from './plans';
import {
  ComponentFilters,
  HeatMapPage,
  PortalSettings,
  RollUpPage,
  RollUpQuery,
  SlaPage,
  SlaQuery,
} from './portfolio';
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
  /** `GET /v1/trend?days=`: sums over the components that the filters select and the reader may see. */
  getTrend(days?: number, filters?: ComponentFilters): Promise<PortfolioTrend>;
  /** `GET /v1/heat-map`: components against kinds of test, at most 500 a page. */
  getHeatMap(query?: ComponentQuery): Promise<HeatMapPage>;
  /** `GET /v1/roll-ups?by=` */
  getRollUps(query: RollUpQuery): Promise<RollUpPage>;
  /** `GET /v1/slas` */
  listSlas(query?: SlaQuery): Promise<SlaPage>;
  /** `GET /v1/settings` */
  getSettings(): Promise<PortalSettings>;
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
  /** `GET /v1/components/:kind/:namespace/:name/plan` */
  getPlan(entityRef: string): Promise<ComponentPlan>;
  /**
   * `PUT …/plan`; a 409 has `PlanConflict`, and a 422 the problems of a plan
   * that can't count (`PlanRefusal`).
   */
  setPlan(entityRef: string, plan: PlanRequest): Promise<ComponentPlan>;
  /** `POST …/plan/restore`; a 409 as above. */
  restorePlan(
    entityRef: string,
    request: PlanRestoreRequest,
  ): Promise<ComponentPlan>;
  /** `GET …/plan/history` */
  getPlanHistory(entityRef: string): Promise<PlanHistory>;
  /** `GET …/plan/history/:revision` */
  getKeptPlan(entityRef: string, revision: number): Promise<KeptPlan>;
  /** `POST …/plan/preview`: what the text would change; saves nothing. */
  previewPlan(entityRef: string, text: string): Promise<PlanPreview>;
  /** `GET …/plan/draft` */
  draftPlan(entityRef: string): Promise<PlanDraft>;
  /**
   * `PUT /v1/gap-plans`: all of the changes or none. A 409 has `conflicts`
   * (`GapPlanConflict`) of what others changed meanwhile; what `changed` says was
   * `before` undoes it.
   */
  planGaps(changes: readonly GapPlanChange[]): Promise<GapPlansResult>;
  /** `GET /v1/work-items?scope=` */
  listWorkItems(scope: RoadmapScope): Promise<WorkItemList>;
  /** `POST /v1/work-items` */
  addWorkItem(item: NewWorkItem): Promise<WorkItem>;
  /** `PUT /v1/work-items/:id`; a 409 has the `current` item. */
  updateWorkItem(id: string, item: WorkItemUpdate): Promise<WorkItem>;
  /** `DELETE /v1/work-items/:id?revision=`; answers what was deleted. */
  deleteWorkItem(id: string, revision: number): Promise<WorkItem>;
  /** `GET /v1/capacities?scope=` */
  listCapacities(scope: RoadmapScope): Promise<CapacityList>;
  /** `PUT /v1/capacities`: all or none; a 409 has `conflicts` (`CapacityConflict`). */
  setCapacities(request: CapacitiesRequest): Promise<CapacitiesResult>;
  /** `POST /v1/roadmaps/plan`: as it is, or what if; saves nothing. */
  planRoadmap(request: RoadmapPlanRequest): Promise<RoadmapPlan>;
  /** `GET /v1/roadmaps/versions?scope=` */
  listRoadmapVersions(scope: RoadmapScope): Promise<RoadmapVersionList>;
  /** `GET /v1/roadmaps/versions/:number?scope=` */
  getRoadmapVersion(
    scope: RoadmapScope,
    number: number,
  ): Promise<RoadmapVersion>;
  /** `POST /v1/roadmaps/versions`; a 409 has the `current` newest version. */
  acceptRoadmap(acceptance: RoadmapAcceptance): Promise<RoadmapVersion>;
  /** `PUT /v1/roadmaps/baseline`: slip is shown against this version from now on. */
  setRoadmapBaseline(
    scope: RoadmapScope,
    number: number,
  ): Promise<RoadmapVersionList>;
  /** `GET /v1/roadmaps/comparison?scope=&from=&to=` */
  compareRoadmapVersions(
    scope: RoadmapScope,
    from: number,
    to: number,
  ): Promise<RoadmapComparison>;
  /** `GET /v1/roadmaps/burn-down?scope=&days=` */
  getBurnDown(scope: RoadmapScope, days?: number): Promise<RoadmapBurnDown>;
}
