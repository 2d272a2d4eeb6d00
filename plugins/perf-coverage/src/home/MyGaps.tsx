import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import { useMe } from '../api';
import { Invitation } from '../components/Invitation';
import { formatNumber } from '../components/format';
import { GapList } from '../gapList';
import { rootRouteRef } from '../routes';
import { useText } from '../translation';

const ROWS = 5;

/** The most urgent gaps of the reader, for the home page. */
export function MyGaps(props: { rows?: number }) {
  const t = useText();
  const me = useMe(true);
  const base = useRouteRef(rootRouteRef)();
  if (!me) return <Skeleton variant="rect" height={200} />;
  if (me.length === 0) {
    return (
      <Invitation title={t('home.noName')} text={t('home.noNameHelp')}>
        <Link to={base}>{t('home.portfolio')}</Link>
      </Invitation>
    );
  }
  return (
    <GapList
      query={{ mine: me }}
      rows={props.rows ?? ROWS}
      what={t('home.gapsWhat')}
      none={
        <Invitation title={t('home.none')} text={t('home.noneHelp')}>
          <Link to={base}>{t('home.portfolio')}</Link>
        </Invitation>
      }
      after={totals => (
        <Link to={`${base}/gaps?mine=true`}>
          {t('home.all', {
            count: totals.gaps,
            number: formatNumber(totals.gaps),
          })}
        </Link>
      )}
    />
  );
}
