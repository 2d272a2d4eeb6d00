export { AllowedFolders, isInside } from './AllowedFolders';
export { ResultAddressReader, shownAddress } from './ResultAddressReader';
export { SourceReader } from './SourceReader';
export type { ComponentSources } from './SourceReader';
export { SourcesError } from './SourcesError';
