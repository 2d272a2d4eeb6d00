export { RoadmapPage } from './RoadmapPage';
export { ScopePage } from './ScopePage';
export { PORTAL } from './scopes';
export { useCandidates } from './useCandidates';
