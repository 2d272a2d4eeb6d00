import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { DateTime } from 'luxon';
import { useComponentView } from '../component/ComponentContext';
import { DataTable } from '../components/DataTable';
import { Invitation } from '../components/Invitation';
import { Section } from '../components/Section';
import { Snippet } from '../components/Snippet';
import { Num } from '../components/Values';
import {
  formatDay,
  formatHours,
  formatNumber,
  plural,
} from '../components/format';
import { planSnippet } from '../overview/snippets';
import { StateSign } from '../state';
import { PhaseSection } from './PhaseSection';
import { Timeline } from './Timeline';

const useStyles = makeStyles(theme => ({
  sentence: {
    fontVariantNumeric: 'tabular-nums',
    marginBottom: theme.spacing(2),
  },
  warnings: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 3),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
  },
}));

function Unplaced(props: { unplaced: Roadmap['unplaced'] }) {
  const { to } = useComponentView();
  if (props.unplaced.length === 0) return null;
  return (
    <Section
      title="Not placed in a phase"
      text="Work that no phase has room for, or that names none."
    >
      <DataTable
        label="Work that is in no phase"
        rows={props.unplaced}
        keyOf={item => `${item.gap}/${item.title}`}
        columns={[
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
          { name: 'Why', cell: item => item.why },
          {
            name: 'Hours',
            right: true,
            cell: item => <Num>{formatNumber(Math.round(item.hours))} h</Num>,
          },
        ]}
      />
    </Section>
  );
}

/** When the gaps will be closed: forecast, timeline, and each phase with its work. */
export function RoadmapPage() {
  const classes = useStyles();
  const { detail, entityRef } = useComponentView();
  const { roadmap, plan } = detail;
  if (!roadmap) {
    return (
      <Invitation
        title="No roadmap yet"
        text="Once the sources have been read, the open gaps are put into phases that fit the team, with dates and a forecast. A plan beside the sources says which phases there are."
      >
        {plan.file === null && (
          <Snippet
            title="perf-coverage.yaml"
            text={planSnippet(entityRef, detail)}
          />
        )}
      </Invitation>
    );
  }
  const { forecast, team } = roadmap;
  const dates = (['p50', 'p80', 'p90'] as const).flatMap(name => {
    const date = forecast[name];
    return date ? [`${name} ${formatDay(date)}`] : [];
  });
  const nothing =
    roadmap.phases.every(phase => phase.items.length === 0) &&
    roadmap.unplaced.length === 0;
  return (
    <>
      <Typography variant="body1" className={classes.sentence}>
        {nothing
          ? 'Nothing is left to do.'
          : `${formatHours(
              roadmap.effort,
            )} of work, gaps and other work together, for ${plural(
              team.engineers,
              'engineer',
            )} with ${formatNumber(team.hoursPerWeek)} h a week${
              team.source === 'default' ? ' (the portal’s default)' : ''
            }`}
        {dates.length > 0 && ` · done ${dates.join(' · ')}`}
      </Typography>
      {roadmap.warnings.length > 0 && (
        <ul className={classes.warnings} aria-label="Warnings">
          {roadmap.warnings.map((warning, index) => (
            <li key={index}>
              <StateSign sign="partial" word="Warning" title={warning.code} />{' '}
              {warning.message}
            </li>
          ))}
        </ul>
      )}
      <Timeline
        roadmap={roadmap}
        today={DateTime.now().toISODate() as string}
      />
      {roadmap.phases.map(phase => (
        <PhaseSection key={phase.name} phase={phase} />
      ))}
      <Unplaced unplaced={roadmap.unplaced} />
    </>
  );
}
