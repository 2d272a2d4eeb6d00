import {
  AssessedSla,
  SeriesDetail,
  convertUnit,
} from 'backstage-plugin-perf-coverage-common';
import type { ChartLimit } from '../components/chart';
import { formatValue } from '../components/format';
import type { Text } from '../translation';

const TOLERANCE = 1e-6;

/**
 * SLAs that this very series is the evidence for: the measured value is the
 * one that a run of the series has. Their limits in the series' unit.
 */
export function slaLimits(
  slas: readonly AssessedSla[],
  { series, points }: SeriesDetail,
  t: Text,
): ChartLimit[] {
  return slas.flatMap(sla => {
    const point = points.find(candidate => candidate.runId === sla.runId);
    if (!point || sla.actual === null) return [];
    if (!Object.hasOwn(point.stats, sla.stat)) return [];
    const actual = convertUnit(sla.actual, sla.unit, series.unit);
    const limit = convertUnit(sla.value, sla.unit, series.unit);
    if (actual === null || limit === null) return [];
    const measured = point.stats[sla.stat];
    const same =
      Math.abs(actual - measured) <=
      TOLERANCE * Math.max(1, Math.abs(measured));
    return same
      ? [
          {
            name: t('results.sla', {
              name: sla.name,
              limit: `${sla.stat} ${sla.operator} ${formatValue(
                limit,
                series.unit,
              )}`,
            }),
            value: limit,
          },
        ]
      : [];
  });
}
