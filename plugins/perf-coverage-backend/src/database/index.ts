export { createDatabase, openDatabase } from './database';
export * from './types';
export * from './portfolioTypes';
