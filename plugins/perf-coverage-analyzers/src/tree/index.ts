export { openFolder } from './openFolder';
export type { OpenFolderOptions } from './openFolder';
export { createMemoryTree } from './memoryTree';
