import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { When } from '../components/Values';
import { formatDay, formatHours, formatNumber } from '../components/format';
import { StateSign, signOfCoverage } from '../state';
import { useComponentView } from './ComponentContext';
import { Rescan } from './Rescan';
import { Quiet } from '../components/Quiet';
import { useText } from '../translation';

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
  const t = useText();
  const { detail, to } = useComponentView();
  const { summary } = detail;
  return (
    <div className={classes.root}>
      <div className={classes.sentence}>
        <Typography variant="h6" component="h2">
          {summary.state === 'unknown' ? (
            <StateSign sign="unknown" word={t('component.nothing')} />
          ) : (
            <>
              <StateSign sign={signOfCoverage(summary.state)} />
              {' · '}
              <Link to={to('overview')}>
                {t('component.met', {
                  met: formatNumber(summary.met),
                  count: summary.applicable,
                })}
              </Link>
              {' · '}
              <Link to={`${to('gaps')}?priority=critical`}>
                {t('component.critical', { count: summary.gaps.critical })}
              </Link>
              {summary.effort && (
                <>
                  {' · '}
                  <Link to={to('roadmap')}>
                    {t('component.left', {
                      hours: formatHours(summary.effort),
                    })}
                  </Link>
                </>
              )}
              {summary.p80 && (
                <>
                  {' · '}
                  <Link to={to('roadmap')} title={t('component.doneHelp')}>
                    {t('component.done', { day: formatDay(summary.p80) })}
                  </Link>
                </>
              )}
            </>
          )}
        </Typography>
        <Quiet>
          {t('component.sourcesRead', {
            when: (
              <When
                at={detail.sources.scannedAt}
                otherwise={t('component.neverRead')}
              />
            ),
          })}
          {' · '}
          {t('component.lastRun', {
            when: (
              <When at={summary.lastRunAt} otherwise={t('component.noRun')} />
            ),
          })}
        </Quiet>
      </div>
      <Rescan onDone={props.onRescanned} />
    </div>
  );
}
