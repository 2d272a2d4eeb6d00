import type { Run } from 'backstage-plugin-perf-coverage-common';
import { formatNumber } from '../components/format';
import type { SignName } from '../state';
import type { Text } from '../translation';

/** What a run says about itself: sign, word and the figures behind it. */
export function verdictOf(
  totals: Run['totals'],
  t: Text,
): {
  sign: SignName;
  word: string;
  why: string;
} {
  const tests = t('results.tests', { count: totals.tests });
  const thresholds = t('results.thresholds', { count: totals.thresholds });
  const checks = t('results.checks', { count: totals.checks });
  const failures = [
    totals.failedTests > 0
      ? t('results.testsFailed', {
          number: formatNumber(totals.failedTests),
          tests,
        })
      : null,
    totals.failedThresholds > 0
      ? t('results.thresholdsBroken', {
          number: formatNumber(totals.failedThresholds),
          thresholds,
        })
      : null,
  ].filter((text): text is string => text !== null);
  if (failures.length > 0) {
    return {
      sign: 'failing',
      word: t('results.failed'),
      why: failures.join(', '),
    };
  }
  if (totals.failedChecks > 0) {
    return {
      sign: 'partial',
      word: t('results.checksFailed'),
      why: t('results.checksFailedWhy', {
        number: formatNumber(totals.failedChecks),
        checks,
      }),
    };
  }
  if (totals.tests + totals.thresholds + totals.checks === 0) {
    return {
      sign: 'unknown',
      word: t('results.noVerdict'),
      why: t('results.noVerdictWhy'),
    };
  }
  return {
    sign: 'covered',
    word: t('results.passed'),
    why: [
      totals.tests > 0 ? tests : null,
      totals.thresholds > 0 ? thresholds : null,
      totals.checks > 0 ? checks : null,
    ]
      .filter(Boolean)
      .join(', '),
  };
}
