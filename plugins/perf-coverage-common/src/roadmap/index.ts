export type {
  Absence,
  Capacity,
  CapacityPerson,
  CapacityTeam,
  WorkingHours,
} from './capacity';
export { defaultCorrelation, defaultForecastRuns } from './defaults';
export { defaultTeam, type TeamRequest } from './people';
export {
  planRoadmap,
  type RoadmapInput,
  type RoadmapOptions,
} from './planRoadmap';
export { readAbsences, type AbsenceReading } from './readAbsences';
export type { TaskAdjustment, WorkOrder } from './scenario';
