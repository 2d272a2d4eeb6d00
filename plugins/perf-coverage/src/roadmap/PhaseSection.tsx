import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RoadmapItem,
  RoadmapPhase,
} from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Section } from '../components/Section';
import { Num } from '../components/Values';
import {
  formatDay,
  formatHours,
  formatNumber,
  formatShare,
  formatShortDay,
} from '../components/format';
import { PriorityChip } from '../state';

const useStyles = makeStyles(theme => ({
  facts: {
    fontVariantNumeric: 'tabular-nums',
    margin: theme.spacing(0, 0, 1),
  },
}));

/** A chance from a simulation is never certain. */
export function chanceText(chance: number): string {
  if (chance > 0.99) return 'more than 99 %';
  return chance < 0.01 ? 'less than 1 %' : formatShare(chance);
}

/** One phase: dates, goal, what fits and the chance that it does, then its work. */
export function PhaseSection(props: { phase: RoadmapPhase }) {
  const classes = useStyles();
  const { to } = useComponentView();
  const { phase } = props;
  const facts = [
    `${formatDay(phase.start)} – ${formatDay(phase.end)}`,
    `${formatNumber(phase.capacityHours)} h capacity for ${formatHours(
      phase.effort,
    )} of work`,
    phase.chance === null
      ? null
      : `${chanceText(phase.chance)} chance to be done in time`,
    phase.forecast.p80 && `p80 done ${formatDay(phase.forecast.p80)}`,
  ].filter(Boolean);
  const columns: Column<RoadmapItem>[] = [
    {
      name: 'Work',
      names: true,
      cell: item =>
        item.gap === null ? (
          item.title
        ) : (
          <Link to={`${to('gaps')}?gap=${encodeURIComponent(item.gap)}`}>
            {item.title}
          </Link>
        ),
    },
    {
      name: 'Priority',
      cell: item => <PriorityChip priority={item.priority} />,
    },
    {
      name: 'Assignee',
      cell: item => (
        <Person name={item.assignee} otherwise="Nobody is assigned" />
      ),
    },
    {
      name: 'Hours',
      right: true,
      cell: item => <Num>{formatHours(item.hours)}</Num>,
    },
    {
      name: 'From',
      right: true,
      cell: item => <Num>{formatShortDay(item.start)}</Num>,
    },
    {
      name: 'To',
      right: true,
      cell: item => <Num>{formatShortDay(item.end)}</Num>,
    },
  ];
  return (
    <Section title={phase.title} text={phase.goal ?? undefined}>
      <p className={classes.facts}>{facts.join(' · ')}</p>
      {phase.items.length > 0 ? (
        <DataTable
          label={`Work of ${phase.title}`}
          columns={columns}
          rows={phase.items}
          keyOf={item => `${item.gap}/${item.title}`}
        />
      ) : (
        <p>Nothing is left to do in this phase.</p>
      )}
    </Section>
  );
}
