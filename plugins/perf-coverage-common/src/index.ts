/**
 * Vocabulary and pure rules of Perf Coverage.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './effort';
export * from './operations';
export * from './permissions';
export * from './plan';
export * from './vocabulary';
