/*
 * The file of `artillery run --output FILE`, version 2
 * (https://www.artillery.io/docs/reference/reported-metrics) and version 1.
 */
import { InputError } from '@backstage/errors';
import { JsonObject, isObject, member, numberMember } from '../input/json';
import { jsonReader } from '../input/jsonReader';
import { addArtilleryReport, addArtilleryReport1 } from './report';

const format = 'artillery-json';

/**
 * Reads Artillery's JSON report. A response with status 400 or above counts
 * as failed, and so does a request without response.
 *
 * @public
 */
export const artilleryJsonReader = jsonReader({
  format,
  title: 'Artillery report (--output)',
  tool: 'artillery',
  recognise(value) {
    const report = reportOf(value);
    const counters = member(report, 'counters');
    if (
      isObject(counters) &&
      (member(report, 'summaries') !== undefined ||
        member(report, 'firstCounterAt') !== undefined ||
        Object.keys(counters).some(key => /^(?:core\.)?vusers\./.test(key)))
    ) {
      return 0.95;
    }
    return numberMember(report, 'scenariosCreated') !== undefined ? 0.94 : 0;
  },
  read(value, run) {
    const report = reportOf(value);
    if (numberMember(report, 'scenariosCreated') !== undefined) {
      addArtilleryReport1(run, report);
    } else if (isObject(member(report, 'counters'))) {
      addArtilleryReport(run, report);
    } else {
      throw new InputError(
        `line 1: the ${format} file has no 'aggregate' with counters; the run was interrupted before it was written`,
      );
    }
  },
});

/** The whole run; a report of version 1 may be one period alone. */
function reportOf(value: unknown): JsonObject {
  const aggregate = member(value, 'aggregate');
  if (isObject(aggregate)) {
    return aggregate;
  }
  return isObject(value) ? value : {};
}
