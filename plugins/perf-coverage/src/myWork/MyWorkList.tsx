import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useState } from 'react';
import { Invitation } from '../components/Invitation';
import { Quiet } from '../components/Quiet';
import { Trouble } from '../components/Trouble';
import { formatDay, formatHours } from '../components/format';
import { useGapAddress } from '../components/useGapAddress';
import { PriorityChip, StateSign, quietText } from '../state';
import { rootRouteRef } from '../routes';
import { useText } from '../translation';
import { MyItem, Whose } from './mine';
import { useDone } from './useDone';
import { useMyWork } from './useMyWork';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    breakInside: 'avoid',
  },
  title: { fontWeight: 600 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(0.5, 0),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    fontSize: theme.typography.pxToRem(13),
  },
  steps: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(3) },
  head: { margin: theme.spacing(3, 0, 0), fontSize: '1.1rem' },
  briefHead: { margin: 0, fontSize: '1rem' },
  others: { marginTop: theme.spacing(1) },
}));

function Entry(props: {
  item: MyItem;
  brief: boolean;
  onDone(item: MyItem): void;
}) {
  const classes = useStyles();
  const t = useText();
  const addressOf = useGapAddress();
  const { gap, work } = props.item;
  const due = gap?.planning?.due ?? work?.due;
  const estimate = gap?.estimate ?? work?.estimate;
  const phase = gap?.phaseTitle ?? work?.phase;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <li className={classes.item}>
      <span className={classes.title}>
        {gap ? <Link to={addressOf(gap)}>{gap.title}</Link> : work?.title}
      </span>
      <div className={classes.facts}>
        <PriorityChip priority={gap?.priority ?? work?.priority ?? 'low'} />
        {gap && <span>{gap.componentTitle}</span>}
        {estimate && <span>{formatHours(estimate)}</span>}
        {phase && <span>{t('myWork.inPhase', { phase })}</span>}
        {due &&
          (due < today ? (
            <StateSign
              sign="failing"
              word={t('myWork.wasDue', { day: formatDay(due) })}
              title={due}
            />
          ) : (
            <span>{t('myWork.due', { day: formatDay(due) })}</span>
          ))}
        {gap?.planning?.ticket && (
          <Link to={gap.planning.ticket.url}>{t('myWork.ticket')}</Link>
        )}
      </div>
      {!props.brief && gap && (
        <>
          <Quiet>{gap.why}</Quiet>
          {gap.close.length > 0 && (
            <ol className={classes.steps} aria-label={t('gaps.close')}>
              {gap.close.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </ol>
          )}
        </>
      )}
      {!props.brief && work && (
        <>
          {work.notes && <Quiet>{work.notes}</Quiet>}
          <Button
            size="small"
            variant="outlined"
            onClick={() => props.onDone(props.item)}
          >
            {t('myWork.done')}
          </Button>
        </>
      )}
    </li>
  );
}

const heads = {
  me: 'myWork.forMe',
  team: 'myWork.forMyTeams',
  owned: 'myWork.forNobody',
} as const satisfies Record<Whose, string>;

/**
 * What the reader and their groups have to do, in order, with how to close it.
 * With `limit` only the first few, briefly, as a home-page card shows them.
 */
export function MyWorkList(props: { limit?: number }) {
  const classes = useStyles();
  const t = useText();
  const { value, error, workError, reload } = useMyWork();
  const { finish, error: failed } = useDone(reload);
  const [shown, setShown] = useState(50);
  const base = useRouteRef(rootRouteRef)();
  const brief = props.limit !== undefined;
  const items = value?.items ?? [];
  const visible = items.slice(0, props.limit ?? shown);
  return (
    <>
      {error && (
        <Trouble error={error} what={t('myWork.what')} onRetry={reload} />
      )}
      {!value &&
        !error &&
        Array.from({ length: props.limit ?? 6 }, (_, index) => (
          <Skeleton key={index} variant="text" height={48} />
        ))}
      {value && workError && (
        <Trouble
          error={workError}
          what={t('myWork.workWhat')}
          onRetry={reload}
        />
      )}
      {value && items.length === 0 && !workError && (
        <Invitation
          title={t('myWork.nothing')}
          text={t('myWork.nothingHelp')}
        />
      )}
      {failed && (
        <div role="alert">
          <StateSign
            sign="failing"
            word={t('planning.notStored')}
            title={failed.message}
          />
          <Quiet>{failed.message}</Quiet>
        </div>
      )}
      {(['me', 'team', 'owned'] as const).map(whose => {
        const own = visible.filter(item => item.whose === whose);
        if (own.length === 0) return null;
        const all = items.filter(item => item.whose === whose).length;
        return (
          <section key={whose} aria-label={t(heads[whose])}>
            <h3 className={brief ? classes.briefHead : classes.head}>
              {t('myWork.head', { title: t(heads[whose]), count: all })}
            </h3>
            <ol className={classes.list}>
              {own.map(item => (
                <Entry
                  key={item.key}
                  item={item}
                  brief={brief}
                  onDone={finish}
                />
              ))}
            </ol>
          </section>
        );
      })}
      {!brief && items.length > shown && (
        <Button variant="outlined" onClick={() => setShown(items.length)}>
          {t('myWork.more', { count: items.length - shown })}
        </Button>
      )}
      {brief && items.length > visible.length && (
        <div className={classes.others}>
          <Link to={`${base}/my-work`}>
            {t('myWork.others', { count: items.length - visible.length })}
          </Link>
        </div>
      )}
      {value?.cut && <Quiet>{t('myWork.cut')}</Quiet>}
    </>
  );
}
