import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { Num, Unknown } from '../components/Values';
import { formatNumber } from '../components/format';
import { PORTAL } from '../roadmap';
import { StateSign } from '../state';
import { useText } from '../translation';
import { Workload, workloads } from './groups';

function Verdict(props: { load: Workload }) {
  const t = useText();
  const { load } = props;
  if (load.notPlaced > 0 || load.overloadedWeeks > 0) {
    return (
      <StateSign
        sign="failing"
        word={
          load.notPlaced > 0
            ? t('planning.notPlaced', {
                hours: formatNumber(Math.round(load.notPlaced)),
              })
            : t('planning.overloadedWeeks', { count: load.overloadedWeeks })
        }
        title={t('planning.overloadedHelp')}
      />
    );
  }
  return load.hoursPerWeek === null ? (
    <Unknown why={t('planning.noCapacity')} />
  ) : (
    <StateSign
      sign="covered"
      word={t('planning.fits')}
      title={t('planning.fitsHelp')}
    />
  );
}

/** Who was given how much, and for whom the plan has no room. */
export function Workloads(props: { gaps: readonly GapListItem[] }) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload } = useLoad(PORTAL, () =>
    api.planRoadmap({ scope: PORTAL }),
  );
  const rows = workloads(props.gaps, value?.roadmap);
  return (
    <>
      {error && (
        <Trouble error={error} what={t('planning.thePlan')} onRetry={reload} />
      )}
      {!value && !error && <Skeleton variant="rect" height={120} />}
      {value && rows.length === 0 && <Quiet>{t('planning.nobodyYet')}</Quiet>}
      {rows.length > 0 && (
        <DataTable
          label={t('planning.workloads')}
          rows={rows}
          keyOf={row => row.name}
          columns={[
            {
              name: t('planning.who'),
              names: true,
              cell: row => <Person name={row.name} otherwise="" />,
            },
            {
              name: t('gaps.gaps'),
              right: true,
              cell: row => <Num>{formatNumber(row.gaps)}</Num>,
            },
            {
              name: t('gaps.hours'),
              right: true,
              cell: row => <Num>{formatNumber(Math.round(row.hours))} h</Num>,
            },
            {
              name: t('planning.hoursPerWeek'),
              right: true,
              cell: row =>
                row.hoursPerWeek === null ? (
                  <Unknown why={t('planning.noCapacity')} />
                ) : (
                  <Num>{formatNumber(row.hoursPerWeek, 1)} h</Num>
                ),
            },
            {
              name: t('planning.weeksOfWork'),
              right: true,
              cell: row =>
                row.hoursPerWeek ? (
                  <Num>{formatNumber(row.hours / row.hoursPerWeek, 1)}</Num>
                ) : (
                  <Unknown why={t('planning.noCapacity')} />
                ),
            },
            {
              name: t('planning.room'),
              cell: row => <Verdict load={row} />,
            },
          ]}
        />
      )}
    </>
  );
}
