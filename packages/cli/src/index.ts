/**
 * The command `perf-coverage` as a function, for programs that run it without
 * a process of its own.
 *
 * @packageDocumentation
 */
export { main } from './main';
export type { ExitStatus } from './main';
export type { Shell } from './shell';
