import { ResponseError } from '@backstage/errors';
import { PerfCoverageApi, RunUploadFile } from './PerfCoverageApi';
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

/** Asks the backend over HTTP. @public */
export class PerfCoverageClient implements PerfCoverageApi {
  private readonly discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  private readonly fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.discoveryApi = options.discoveryApi;
    this.fetchApi = options.fetchApi;
  }

  listComponents(query: ComponentQuery = {}): Promise<ComponentPage> {
    return this.request('GET', `/v1/components${searchOf(query)}`);
  }

  listGaps(query: GapQuery = {}): Promise<GapPage> {
    return this.request('GET', `/v1/gaps${searchOf(query)}`);
  }

  decideGap(
    entityRef: string,
    gapId: string,
    decision: GapDecisionRequest,
  ): Promise<GapDetail> {
    return this.request('PUT', decisionPath(entityRef, gapId), decision);
  }

  undoGapDecision(
    entityRef: string,
    gapId: string,
    revision: number,
  ): Promise<GapDetail> {
    return this.request(
      'DELETE',
      `${decisionPath(entityRef, gapId)}?revision=${revision}`,
    );
  }

  getTrend(
    days?: number,
    filters: ComponentFilters = {},
  ): Promise<PortfolioTrend> {
    return this.request('GET', `/v1/trend${searchOf({ days, ...filters })}`);
  }

  getHeatMap(query: ComponentQuery = {}): Promise<HeatMapPage> {
    return this.request('GET', `/v1/heat-map${searchOf(query)}`);
  }

  getRollUps(query: RollUpQuery): Promise<RollUpPage> {
    return this.request('GET', `/v1/roll-ups${searchOf(query)}`);
  }

  listSlas(query: SlaQuery = {}): Promise<SlaPage> {
    return this.request('GET', `/v1/slas${searchOf(query)}`);
  }

  getSettings(): Promise<PortalSettings> {
    return this.request('GET', '/v1/settings');
  }

  getComponentTrend(entityRef: string, days?: number): Promise<ComponentTrend> {
    return this.request(
      'GET',
      `${componentPath(entityRef)}/trend${searchOf({ days })}`,
    );
  }

  listSeries(entityRef: string, query: SeriesQuery = {}): Promise<SeriesPage> {
    return this.request(
      'GET',
      `${componentPath(entityRef)}/series${searchOf(query)}`,
    );
  }

  getSeries(
    seriesId: string,
    range: { from?: string; to?: string } = {},
  ): Promise<SeriesDetail> {
    return this.request(
      'GET',
      `/v1/series/${encodeURIComponent(seriesId)}${searchOf(range)}`,
    );
  }

  getSummary(entityRef: string): Promise<ComponentSummary> {
    return this.request('GET', `${componentPath(entityRef)}/summary`);
  }

  getComponent(entityRef: string): Promise<ComponentDetail> {
    return this.request('GET', componentPath(entityRef));
  }

  getGap(entityRef: string, gapId: string): Promise<GapDetail> {
    return this.request(
      'GET',
      `${componentPath(entityRef)}/gaps/${encodeURIComponent(gapId)}`,
    );
  }

  getSource(
    entityRef: string,
    path: string,
    line?: number,
  ): Promise<SourceExcerpt> {
    const params = new URLSearchParams({ path });
    if (line !== undefined) params.set('line', String(line));
    return this.request('GET', `${componentPath(entityRef)}/source?${params}`);
  }

  getRun(runId: string): Promise<RunDetail> {
    return this.request('GET', `/v1/runs/${encodeURIComponent(runId)}`);
  }

  uploadRuns(
    options: RunUploadOptions,
    files: readonly RunUploadFile[],
  ): Promise<RunUploadResult> {
    const [first] = files;
    if (files.length === 1) {
      return this.send(
        'POST',
        `/v1/runs${searchOf({ fileName: first.name, ...options })}`,
        {
          headers: { 'Content-Type': 'application/octet-stream' },
          body: first,
        },
      );
    }
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    return this.send('POST', `/v1/runs${searchOf(options)}`, { body: form });
  }

  startScan(entityRef: string): Promise<ScanProgress> {
    return this.request('POST', `${componentPath(entityRef)}/scan`);
  }

  getScan(entityRef: string): Promise<ScanProgress> {
    return this.request('GET', `${componentPath(entityRef)}/scan`);
  }

  getPlan(entityRef: string): Promise<ComponentPlan> {
    return this.request('GET', `${componentPath(entityRef)}/plan`);
  }

  setPlan(entityRef: string, plan: PlanRequest): Promise<ComponentPlan> {
    return this.request('PUT', `${componentPath(entityRef)}/plan`, plan);
  }

  restorePlan(
    entityRef: string,
    request: PlanRestoreRequest,
  ): Promise<ComponentPlan> {
    return this.request(
      'POST',
      `${componentPath(entityRef)}/plan/restore`,
      request,
    );
  }

  getPlanHistory(entityRef: string): Promise<PlanHistory> {
    return this.request('GET', `${componentPath(entityRef)}/plan/history`);
  }

  getKeptPlan(entityRef: string, revision: number): Promise<KeptPlan> {
    return this.request(
      'GET',
      `${componentPath(entityRef)}/plan/history/${revision}`,
    );
  }

  previewPlan(entityRef: string, text: string): Promise<PlanPreview> {
    return this.request('POST', `${componentPath(entityRef)}/plan/preview`, {
      text,
    });
  }

  draftPlan(entityRef: string): Promise<PlanDraft> {
    return this.request('GET', `${componentPath(entityRef)}/plan/draft`);
  }

  planGaps(changes: readonly GapPlanChange[]): Promise<GapPlansResult> {
    return this.request('PUT', '/v1/gap-plans', { changes });
  }

  listWorkItems(scope: RoadmapScope): Promise<WorkItemList> {
    return this.request('GET', `/v1/work-items${searchOf({ scope })}`);
  }

  addWorkItem(item: NewWorkItem): Promise<WorkItem> {
    return this.request('POST', '/v1/work-items', item);
  }

  updateWorkItem(id: string, item: WorkItemUpdate): Promise<WorkItem> {
    return this.request(
      'PUT',
      `/v1/work-items/${encodeURIComponent(id)}`,
      item,
    );
  }

  deleteWorkItem(id: string, revision: number): Promise<WorkItem> {
    return this.request(
      'DELETE',
      `/v1/work-items/${encodeURIComponent(id)}${searchOf({ revision })}`,
    );
  }

  listCapacities(scope: RoadmapScope): Promise<CapacityList> {
    return this.request('GET', `/v1/capacities${searchOf({ scope })}`);
  }

  setCapacities(request: CapacitiesRequest): Promise<CapacitiesResult> {
    return this.request('PUT', '/v1/capacities', request);
  }

  planRoadmap(request: RoadmapPlanRequest): Promise<RoadmapPlan> {
    return this.request('POST', '/v1/roadmaps/plan', request);
  }

  listRoadmapVersions(scope: RoadmapScope): Promise<RoadmapVersionList> {
    return this.request('GET', `/v1/roadmaps/versions${searchOf({ scope })}`);
  }

  getRoadmapVersion(
    scope: RoadmapScope,
    number: number,
  ): Promise<RoadmapVersion> {
    return this.request(
      'GET',
      `/v1/roadmaps/versions/${number}${searchOf({ scope })}`,
    );
  }

  acceptRoadmap(acceptance: RoadmapAcceptance): Promise<RoadmapVersion> {
    return this.request('POST', '/v1/roadmaps/versions', acceptance);
  }

  setRoadmapBaseline(
    scope: RoadmapScope,
    number: number,
  ): Promise<RoadmapVersionList> {
    return this.request('PUT', '/v1/roadmaps/baseline', { scope, number });
  }

  compareRoadmapVersions(
    scope: RoadmapScope,
    from: number,
    to: number,
  ): Promise<RoadmapComparison> {
    return this.request(
      'GET',
      `/v1/roadmaps/comparison${searchOf({ scope, from, to })}`,
    );
  }

  getBurnDown(scope: RoadmapScope, days?: number): Promise<RoadmapBurnDown> {
    return this.request(
      'GET',
      `/v1/roadmaps/burn-down${searchOf({ scope, days })}`,
    );
  }

  private request<T>(method: string, path: string, body?: object): Promise<T> {
    return this.send(
      method,
      path,
      body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
  }

  private async send<T>(
    method: string,
    path: string,
    content: Pick<RequestInit, 'headers' | 'body'> = {},
  ): Promise<T> {
    const baseUrl = await this.discoveryApi.getBaseUrl('perf-coverage');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      ...content,
    });
    if (!response.ok) {
      const error = await ResponseError.fromResponse(response);
      // Its own words are the status alone; those of the backend, which names
      // its errors, say what was wrong and how to mend it. A proxy's page does not.
      const { name, message } = error.cause;
      if (name !== 'Error' && message !== '') error.message = message;
      throw error;
    }
    return (await response.json()) as T;
  }
}

function searchOf(query: object): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== '') params.append(key, String(item));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}

function decisionPath(entityRef: string, gapId: string): string {
  return `${componentPath(entityRef)}/gaps/${encodeURIComponent(
    gapId,
  )}/decision`;
}

function componentPath(entityRef: string): string {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) {
    throw new TypeError(
      `Expected a full entity reference such as component:default/web, got "${entityRef}"`,
    );
  }
  return `/v1/components/${match.slice(1).map(encodeURIComponent).join('/')}`;
}
