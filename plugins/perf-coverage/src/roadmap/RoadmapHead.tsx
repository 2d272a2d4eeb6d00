import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Roadmap,
  RoadmapPlan,
} from 'backstage-plugin-perf-coverage-common';
import { Disclosure } from '../components/Disclosure';
import { Quiet } from '../components/Quiet';
import { TextWithRefs } from '../components/TextWithRefs';
import { formatDay, formatHours, formatNumber } from '../components/format';
import { StateSign } from '../state';
import { Text, useText } from '../translation';
import { daysText } from './sentences';

/** The rest opens on request: the plan itself shall be in sight. */
const SHOWN_WARNINGS = 3;

const useStyles = makeStyles(theme => ({
  sentence: {
    fontVariantNumeric: 'tabular-nums',
    marginBottom: theme.spacing(1),
  },
  warnings: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 2),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
  },
}));

/** True where neither phases nor the list below them hold any work. */
export function isDone(roadmap: Roadmap): boolean {
  return (
    roadmap.phases.every(phase => phase.items.length === 0) &&
    roadmap.unplaced.length === 0
  );
}

/** `14 March (50 %), 20 March (80–90 %)`: each day once, with the chances that it stands for. */
function likelyDays(forecast: Roadmap['forecast']): string[] {
  const days: { date: string; percents: string[] }[] = [];
  for (const name of ['p50', 'p80', 'p90'] as const) {
    const date = forecast[name];
    const last = days[days.length - 1];
    const percent = name.slice(1);
    if (date && last?.date === date) last.percents.push(percent);
    else if (date) days.push({ date, percents: [percent] });
  }
  return days.map(({ date, percents }) => {
    const range =
      percents.length > 1
        ? `${percents[0]}–${percents[percents.length - 1]}`
        : percents[0];
    return `${formatDay(date)} (${range} %)`;
  });
}

/** How much work for whom, and when it is likely done. */
export function roadmapSentence(t: Text, roadmap: Roadmap): string {
  const { forecast, team } = roadmap;
  const dates = likelyDays(forecast);
  const work = isDone(roadmap)
    ? t('roadmap.nothingLeft')
    : t('roadmap.workFor', {
        effort: formatHours(roadmap.effort),
        count: team.engineers,
        hours: formatNumber(team.hoursPerWeek),
      }) +
      (team.source === 'default' ? ` ${t('roadmap.defaultTeam')}` : '') +
      (roadmap.estimateFactor === undefined
        ? ''
        : `, ${t('roadmap.withFactor', {
            factor: formatNumber(roadmap.estimateFactor, 2),
          })}`);
  return dates.length > 0
    ? `${work} · ${t('roadmap.done', { dates: dates.join(', ') })}`
    : work;
}

/** How far the plan slipped since the baseline, and since it was accepted. */
function Slip(props: { plan: RoadmapPlan }) {
  const t = useText();
  const { sinceBaseline, sinceAccepted, accepted } = props.plan;
  const parts = [
    accepted &&
      t('roadmap.acceptedVersion', {
        number: String(accepted.number),
        why: accepted.why,
      }),
    sinceBaseline?.p80.days !== undefined && sinceBaseline.p80.days !== null
      ? t('roadmap.slipBaseline', {
          days: daysText(t, sinceBaseline.p80.days) ?? '',
        })
      : null,
    sinceAccepted?.p80.days !== undefined && sinceAccepted.p80.days !== null
      ? t('roadmap.slipAccepted', {
          days: daysText(t, sinceAccepted.p80.days) ?? '',
        })
      : null,
  ].filter(Boolean);
  if (parts.length === 0) return <Quiet>{t('roadmap.neverAccepted')}</Quiet>;
  return <Quiet>{parts.join(' · ')}</Quiet>;
}

function Warnings(props: { warnings: Roadmap['warnings'] }) {
  const classes = useStyles();
  const t = useText();
  if (props.warnings.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label={t('roadmap.warnings')}>
      {props.warnings.map((warning, index) => (
        <li key={index}>
          <StateSign
            sign="partial"
            word={`${t('roadmap.warning')}:`}
            title={warning.code}
          />{' '}
          <TextWithRefs text={warning.message} />
        </li>
      ))}
    </ul>
  );
}

/** The sentence of truth of a roadmap, its slip and its warnings. */
export function RoadmapHead(props: {
  roadmap: Roadmap;
  plan: RoadmapPlan | undefined;
}) {
  const classes = useStyles();
  const t = useText();
  const { roadmap, plan } = props;
  return (
    <>
      <Typography
        variant="body1"
        className={classes.sentence}
        title={t('roadmap.doneHelp')}
      >
        {roadmapSentence(t, roadmap)}
      </Typography>
      {plan && plan.components.length > 1 && (
        <Quiet>{t('roadmap.together')}</Quiet>
      )}
      {plan && <Slip plan={plan} />}
      <Warnings warnings={roadmap.warnings.slice(0, SHOWN_WARNINGS)} />
      {roadmap.warnings.length > SHOWN_WARNINGS && (
        <Disclosure
          title={t('roadmap.moreWarnings', {
            count: roadmap.warnings.length - SHOWN_WARNINGS,
          })}
        >
          <Warnings warnings={roadmap.warnings.slice(SHOWN_WARNINGS)} />
        </Disclosure>
      )}
    </>
  );
}
