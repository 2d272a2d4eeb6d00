export {
  burnDown,
  type BurnDown,
  type BurnDownDay,
  type BurnDownInput,
  type BurnDownLeft,
} from './burnDown';
export type {
  Capacity,
  CapacityPerson,
  CapacityTeam,
  WorkingHours,
} from './capacity';
export {
  compareRoadmaps,
  type DateChange,
  type ItemChange,
  type PhaseChange,
  type RoadmapComparison,
} from './compareRoadmaps';
export { defaultCorrelation, defaultForecastRuns } from './defaults';
export { defaultTeam, type TeamRequest } from './people';
export {
  planRoadmap,
  type RoadmapInput,
  type RoadmapOptions,
} from './planRoadmap';
export { readAbsences, type AbsenceReading } from './readAbsences';
export type { TaskAdjustment, WorkOrder } from './scenario';
export { forecastThroughput, type ThroughputForecast } from './throughput';
export { planScope, type ScopeComponent, type ScopeInput } from './planScope';
