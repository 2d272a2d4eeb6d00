export { sourceLimits } from './limits';
export { openFolder } from './openFolder';
export type { FolderTree, OpenFolderOptions } from './openFolder';
export { createMemoryTree } from './memoryTree';
