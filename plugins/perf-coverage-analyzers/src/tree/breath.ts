import { setImmediate } from 'timers/promises';

/** Calls between two looks at the clock. */
const callsPerLook = 8;

/** Longest time for which others in this process wait. */
const maxBusyMilliseconds = 12;

/**
 * Lets others of this process have their turn when some time has passed since
 * the last one: what is read and parsed in between is synchronous.
 */
export function breathe(): () => Promise<void> | undefined {
  let since = performance.now();
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % callsPerLook !== 0) return undefined;
    if (performance.now() - since < maxBusyMilliseconds) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
