export { AllowedFolders, isInside } from './AllowedFolders';
export { SourceReader } from './SourceReader';
export type { ComponentSources } from './SourceReader';
export { SourcesError } from './SourcesError';
