export { perfCoverageApiRef } from './perfCoverageApiRef';
export { useLoad } from './useLoad';
export type { Loaded } from './useLoad';
export {
  COMPONENTS_CHANNEL,
  useComponent,
  useLiveReload,
  useSummary,
} from './useComponent';
export { useScan } from './useScan';
export { useMe } from './useMe';
export { usePages } from './usePages';
