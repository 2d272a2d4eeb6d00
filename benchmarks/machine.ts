import os from 'node:os';

/** What the figures of a run were measured on: cores, and the load of 1, 5 and 15 minutes. */
export function machine(): { cpus: number; load: number[] } {
  return {
    cpus: os.cpus().length,
    load: os.loadavg().map(load => Number(load.toFixed(1))),
  };
}
