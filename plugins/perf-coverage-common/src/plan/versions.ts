/** The version of the plan file that is read. */
export const planVersion = 'perf-coverage.io/v1';

/**
 * What to do about a plan of another version. There has been one so far, so
 * none is migrated; a step from an older shape to the next belongs here, before
 * the schema is asked.
 */
export function versionAdvice(
  written: unknown,
): { message: string; suggestion: string } | null {
  if (typeof written !== 'string') return null;
  const match =
    /^perf-coverage\.io\/v(\d{1,4})(?:(?:alpha|beta)\d{0,4})?$/.exec(written);
  if (!match) return null;
  return Number(match[1]) > 1
    ? {
        message: `The plan is of version ${written}, which is newer than ${planVersion}`,
        suggestion: 'Update Perf Coverage where this plan is read',
      }
    : {
        message: `The plan is of version ${written}, which was never released`,
        suggestion: `Write ${planVersion}, and check the plan again`,
      };
}
