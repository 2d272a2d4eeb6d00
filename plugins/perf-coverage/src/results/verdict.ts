import type { Run } from 'backstage-plugin-perf-coverage-common';
import { plural } from '../components/format';
import type { SignName } from '../state';

/** What a run says about itself: sign, word and the figures behind it. */
export function verdictOf(totals: Run['totals']): {
  sign: SignName;
  word: string;
  why: string;
} {
  const failures = [
    totals.failedTests > 0
      ? `${totals.failedTests} of ${plural(totals.tests, 'test')} failed`
      : null,
    totals.failedThresholds > 0
      ? `${totals.failedThresholds} of ${plural(
          totals.thresholds,
          'threshold',
        )} broken`
      : null,
  ].filter((text): text is string => text !== null);
  if (failures.length > 0) {
    return { sign: 'failing', word: 'Failed', why: failures.join(', ') };
  }
  if (totals.failedChecks > 0) {
    return {
      sign: 'partial',
      word: 'Checks failed',
      why: `${totals.failedChecks} of ${plural(
        totals.checks,
        'check',
      )} failed at least once; no threshold was broken`,
    };
  }
  if (totals.tests + totals.thresholds + totals.checks === 0) {
    return {
      sign: 'unknown',
      word: 'No verdict',
      why: 'The run has neither tests, thresholds nor checks to judge by',
    };
  }
  return {
    sign: 'covered',
    word: 'Passed',
    why: [
      totals.tests > 0 ? plural(totals.tests, 'test') : null,
      totals.thresholds > 0 ? plural(totals.thresholds, 'threshold') : null,
      totals.checks > 0 ? plural(totals.checks, 'check') : null,
    ]
      .filter(Boolean)
      .join(', '),
  };
}
