export { mappingReader } from './mappingReader';
export { parseMapping } from './parseMapping';
export { previewMapping } from './previewMapping';
export type { MappingPreview, RulePreview } from './previewMapping';
export type { Mapping, MappingState } from './schema';
