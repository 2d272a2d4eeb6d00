export { createDatabase, openDatabase } from './database';
export * from './types';
export * from './planningTypes';
export * from './portfolioTypes';
