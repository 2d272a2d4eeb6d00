import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { When } from '../components/Values';
import { formatDay, formatHours, plural } from '../components/format';
import { StateSign, signOfCoverage } from '../state';
import { useComponentView } from './ComponentContext';
import { Rescan } from './Rescan';
import { Quiet } from '../components/Quiet';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 4),
    marginBottom: theme.spacing(1),
  },
  sentence: {
    flex: '1 1 360px',
    minWidth: 0,
    fontVariantNumeric: 'tabular-nums',
    '& h2': { fontWeight: 500 },
  },
}));

/** Where the component stands, in one sentence of links, and how fresh that is. */
export function ComponentHead(props: { onRescanned(): void }) {
  const classes = useStyles();
  const { detail, to } = useComponentView();
  const { summary } = detail;
  return (
    <div className={classes.root}>
      <div className={classes.sentence}>
        <Typography variant="h6" component="h2">
          {summary.state === 'unknown' ? (
            <StateSign
              sign="unknown"
              word="Nothing is known of this component yet"
            />
          ) : (
            <>
              <StateSign sign={signOfCoverage(summary.state)} />
              {' · '}
              <Link to={to('overview')}>
                {summary.met} of {plural(summary.applicable, 'requirement')} met
              </Link>
              {' · '}
              <Link to={`${to('gaps')}?priority=critical`}>
                {plural(summary.gaps.critical, 'critical gap')}
              </Link>
              {summary.effort && (
                <>
                  {' · '}
                  <Link to={to('roadmap')}>
                    {formatHours(summary.effort)} left
                  </Link>
                </>
              )}
              {summary.p80 && (
                <>
                  {' · '}
                  <Link
                    to={to('roadmap')}
                    title="With a chance of 80 % all that is planned is done by then"
                  >
                    p80 done {formatDay(summary.p80)}
                  </Link>
                </>
              )}
            </>
          )}
        </Typography>
        <Quiet>
          Sources read{' '}
          <When
            at={detail.sources.scannedAt}
            otherwise="The sources have not been read yet"
          />
          {' · '}last run{' '}
          <When
            at={summary.lastRunAt}
            otherwise="No run has been received yet"
          />
        </Quiet>
      </div>
      <Rescan onDone={props.onRescanned} />
    </div>
  );
}
