import type {
  DateChange,
  ItemChange,
  RoadmapComparison,
} from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { HeadTable } from '../components/HeadTable';
import { Quiet } from '../components/Quiet';
import { Unknown } from '../components/Values';
import { formatDay, formatNumber } from '../components/format';
import { useText } from '../translation';
import { chanceText, daysText } from './sentences';
import { usePersonName } from './usePersonName';

function Dates(props: { change: DateChange }) {
  const t = useText();
  const { before, after, days } = props.change;
  if (before === null && after === null) {
    return <Unknown why={t('roadmap.noDate')} />;
  }
  const one = (date: string | null) =>
    date === null ? t('roadmap.none') : formatDay(date);
  return (
    <>
      {before === after ? one(after) : `${one(before)} → ${one(after)}`}
      {days !== null && days !== 0 && ` (${daysText(t, days)})`}
    </>
  );
}

function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

/** Two plans side by side: dates, phases, and each piece of work that moved. */
export function ComparisonTables(props: { comparison: RoadmapComparison }) {
  const t = useText();
  const personName = usePersonName();
  const { comparison } = props;
  const { phases, moved, hours, added, removed } = comparison;
  const chance = (value: number | null) =>
    value === null ? t('roadmap.none') : chanceText(t, value);
  const dates = (['p50', 'p80', 'p90', 'end'] as const).map(name => ({
    name: name === 'end' ? t('roadmap.lastEnd') : t(`roadmap.likely-${name}`),
    change: comparison[name],
  }));
  const titles = new Map(phases.map(({ name, title }) => [name, title]));
  const phase = (name: string | null) =>
    name === null ? t('roadmap.noPhase') : titles.get(name) ?? name;
  return (
    <>
      <DataTable
        label={t('roadmap.dates')}
        rows={dates}
        keyOf={row => row.name}
        columns={[
          { name: t('roadmap.figure'), names: true, cell: row => row.name },
          {
            name: t('roadmap.date'),
            cell: row => <Dates change={row.change} />,
          },
        ]}
      />
      <Quiet paragraph>
        {t('roadmap.hoursChange', {
          before: formatNumber(Math.round(hours.before)),
          after: formatNumber(Math.round(hours.after)),
        })}
        {added.length > 0 &&
          ` · ${t('roadmap.added', { count: added.length })}`}
        {removed.length > 0 &&
          ` · ${t('roadmap.removed', { count: removed.length })}`}
      </Quiet>
      {phases.length > 0 && (
        <DataTable
          label={t('roadmap.phases')}
          rows={phases}
          keyOf={row => row.name}
          columns={[
            { name: t('roadmap.phase'), names: true, cell: row => row.title },
            {
              name: t('roadmap.end'),
              cell: row => <Dates change={row.end} />,
            },
            {
              name: t('roadmap.likely-p80'),
              cell: row => <Dates change={row.p80} />,
            },
            {
              name: t('roadmap.chanceColumn'),
              cell: row =>
                arrow(chance(row.chance.before), chance(row.chance.after)),
            },
          ]}
        />
      )}
      {moved.length > 0 && (
        <HeadTable<ItemChange>
          label={t('roadmap.movedWork')}
          rows={moved}
          columns={[
            { name: t('roadmap.work'), names: true, cell: row => row.title },
            {
              name: t('roadmap.phase'),
              cell: row =>
                arrow(phase(row.phase.before), phase(row.phase.after)),
            },
            {
              name: t('roadmap.who'),
              cell: row =>
                arrow(
                  personName(row.assignee.before),
                  personName(row.assignee.after),
                ),
            },
            {
              name: t('roadmap.end'),
              cell: row => <Dates change={row.end} />,
            },
          ]}
        />
      )}
    </>
  );
}
