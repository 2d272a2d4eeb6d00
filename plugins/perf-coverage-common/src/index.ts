/**
 * Vocabulary and pure rules of Perf Coverage.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './permissions';
export * from './vocabulary';
