export {
  defaultForecastRuns,
  planRoadmap,
  type RoadmapInput,
  type RoadmapOptions,
} from './planRoadmap';
export { defaultTeam } from './people';
