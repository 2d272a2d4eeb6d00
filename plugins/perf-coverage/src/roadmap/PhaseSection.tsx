import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RoadmapItem,
  RoadmapPhase,
} from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Section } from '../components/Section';
import { Num, Unknown } from '../components/Values';
import {
  formatDay,
  formatHours,
  formatNumber,
  formatShortDay,
} from '../components/format';
import { PriorityChip } from '../state';
import { useText } from '../translation';
import { idOf } from './places';
import { chanceText } from './sentences';
import { useGapLink } from './useGapLink';

const useStyles = makeStyles(theme => ({
  facts: {
    fontVariantNumeric: 'tabular-nums',
    margin: theme.spacing(0, 0, 1),
  },
}));

/** One phase: dates, goal, what fits and the chance that it does, then its work. */
export function PhaseSection(props: { scope: string; phase: RoadmapPhase }) {
  const classes = useStyles();
  const t = useText();
  const linkTo = useGapLink(props.scope);
  const { phase } = props;
  const facts = [
    `${formatDay(phase.start)} – ${formatDay(phase.end)}`,
    t('roadmap.room', {
      capacity: formatNumber(phase.capacityHours),
      effort: formatHours(phase.effort),
    }),
    phase.chance === null
      ? null
      : t('roadmap.chance', { chance: chanceText(t, phase.chance) }),
    phase.forecast.p80 &&
      t('roadmap.p80', { day: formatDay(phase.forecast.p80) }),
  ].filter(Boolean);
  const columns: Column<RoadmapItem>[] = [
    {
      name: t('roadmap.work'),
      names: true,
      cell: item => {
        const to = linkTo(item);
        return to ? <Link to={to}>{item.title}</Link> : item.title;
      },
    },
    {
      name: t('roadmap.priority'),
      cell: item => <PriorityChip priority={item.priority} />,
    },
    {
      name: t('roadmap.who'),
      cell: item => (
        <Person name={item.assignee} otherwise={t('roadmap.nobody')} />
      ),
    },
    {
      name: t('roadmap.hours'),
      right: true,
      cell: item => <Num>{formatHours(item.hours)}</Num>,
    },
    {
      name: t('roadmap.from'),
      right: true,
      cell: item => <Num>{formatShortDay(item.start)}</Num>,
    },
    {
      name: t('roadmap.to'),
      right: true,
      cell: item => <Num>{formatShortDay(item.end)}</Num>,
    },
    {
      name: t('roadmap.likely-p80'),
      right: true,
      cell: item =>
        item.forecast?.p80 ? (
          <Num>{formatShortDay(item.forecast.p80)}</Num>
        ) : (
          <Unknown why={t('roadmap.noForecast')} />
        ),
    },
  ];
  return (
    <Section title={phase.title} text={phase.goal ?? undefined}>
      <p className={classes.facts}>{facts.join(' · ')}</p>
      {phase.items.length > 0 ? (
        <DataTable
          label={t('roadmap.workOf', { title: phase.title })}
          columns={columns}
          rows={phase.items}
          keyOf={idOf}
        />
      ) : (
        <p>{t('roadmap.emptyPhase')}</p>
      )}
    </Section>
  );
}
