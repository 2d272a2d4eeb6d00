import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { SnapshotChange } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLiveReload, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { Trouble } from '../components/Trouble';
import { formatDay } from '../components/format';
import { SignName, StateSign } from '../state';
import { Text, useText } from '../translation';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
  },
}));

function newsOf(
  { better }: SnapshotChange,
  t: Text,
): { sign: SignName; word: string } {
  if (better === null) return { sign: 'unknown', word: t('overview.other') };
  return better
    ? { sign: 'covered', word: t('overview.better') }
    : { sign: 'failing', word: t('overview.worse') };
}

/** What is different from a week ago; nothing where nobody knows how it was. */
export function WeekChanges() {
  const classes = useStyles();
  const t = useText();
  const { entityRef, detail, to } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { value, error, reload, refresh } = useLoad(entityRef, () =>
    api.getComponentTrend(entityRef),
  );
  useLiveReload(refresh, detail.summary.signalKey);
  if (error && !value) {
    return (
      <Trouble
        error={error}
        what={t('overview.changedWhat')}
        onRetry={reload}
      />
    );
  }
  if (!value || value.since === null) return null;
  return (
    <Section title={t('overview.changed', { day: formatDay(value.since) })}>
      {value.changes.length === 0 ? (
        <Quiet>{t('overview.unchanged')}</Quiet>
      ) : (
        <ul className={classes.list} aria-label={t('overview.changedList')}>
          {value.changes.map((change, index) => (
            <li key={index}>
              <StateSign {...newsOf(change, t)} />{' '}
              {change.type.startsWith('gap') ? (
                <Link
                  to={`${to('gaps')}?gap=${encodeURIComponent(change.subject)}`}
                >
                  {change.text}
                </Link>
              ) : (
                change.text
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
