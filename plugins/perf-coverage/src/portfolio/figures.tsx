import { makeStyles } from '@material-ui/core/styles';
import {
  ComponentSummary,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { Num, Unknown } from '../components/Values';
import { formatHours, formatNumber } from '../components/format';
import { PriorityChip, StateSign } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles({
  // Two in a line: rows stay low.
  chips: {
    display: 'inline-grid',
    gridTemplateColumns: 'repeat(2, auto)',
    justifyItems: 'start',
    gap: 4,
  },
  slas: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    whiteSpace: 'nowrap',
  },
  sla: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** How many gaps of each priority there are. */
export function GapCounts(props: { gaps: ComponentSummary['gaps'] }) {
  const classes = useStyles();
  const t = useText();
  const shown = priorities.filter(priority => props.gaps[priority] > 0);
  if (shown.length === 0) return <>{t('portfolio.noGaps')}</>;
  return (
    <span className={classes.chips}>
      {shown.map(priority => (
        <PriorityChip
          key={priority}
          priority={priority}
          count={props.gaps[priority]}
        />
      ))}
    </span>
  );
}

const slaParts = [
  { sign: 'failing', part: 'breached' },
  { sign: 'covered', part: 'met' },
  { sign: 'untested', part: 'open' },
] as const;

/** How many SLAs are breached, met and open. */
export function SlaCounts(props: {
  slas: ComponentSummary['slas'];
  /** Why there are none. */
  otherwise: string;
}) {
  const classes = useStyles();
  const t = useText();
  const { met, breached, open } = props.slas;
  if (met + breached + open === 0) return <Unknown why={props.otherwise} />;
  return (
    <span className={classes.slas}>
      {slaParts.map(({ sign, part }) => {
        const word = t(`portfolio.sla-${part}`);
        const number = formatNumber(props.slas[part]);
        return (
          props.slas[part] > 0 && (
            <span
              key={part}
              className={classes.sla}
              title={t('portfolio.slaCount', { number, word })}
            >
              <StateSign sign={sign} word={word} title={word} compact />
              {number}
            </span>
          )
        );
      })}
    </span>
  );
}

/** Hours that are left, as their 80 % interval. */
export function EffortLeft(props: { effort: ComponentSummary['effort'] }) {
  const t = useText();
  return props.effort ? (
    <Num title={t('portfolio.effortHelp')}>{formatHours(props.effort)}</Num>
  ) : (
    <Unknown why={t('portfolio.noEffort')} />
  );
}
