import { Link } from '@backstage/core-components';
import type { ComponentDetail } from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { When } from '../components/Values';
import { safeUrl } from '../components/safeUrl';
import { useText } from '../translation';

type Sources = ComponentDetail['sources'];

/** What a CI job sent last, with the commit and the job. */
function Sent(props: { sent: NonNullable<Sources['sent']> }) {
  const t = useText();
  const { sent } = props;
  const job = safeUrl(sent.url);
  return (
    <>
      <When at={sent.receivedAt} otherwise={t('common.notKnown')} />
      {sent.commit && (
        <>
          {' '}
          {t('inventory.forCommit', {
            commit: <span title={sent.commit}>{sent.commit.slice(0, 12)}</span>,
          })}
        </>
      )}
      {sent.branch && <> {t('inventory.onBranch', { branch: sent.branch })}</>}
      {job && (
        <>
          {' · '}
          <Link to={job}>{t('inventory.ciJob')}</Link>
        </>
      )}
    </>
  );
}

/** Whose inventory it is and how old: of the backend's own scan, or sent by CI. */
export function Origin(props: { sources: Sources }) {
  const t = useText();
  const { origin, sent, scannedAt } = props.sources;
  if (origin === null && !sent) return null;
  if (origin === 'sent' && sent) {
    return (
      <Quiet paragraph>
        {t('inventory.sentBy', { sent: <Sent sent={sent} /> })}
      </Quiet>
    );
  }
  return (
    <Quiet paragraph>
      {t('inventory.scanned', {
        when: <When at={scannedAt} otherwise={t('inventory.noTime')} />,
      })}
      {sent && <> {t('inventory.alsoSent', { sent: <Sent sent={sent} /> })}</>}
    </Quiet>
  );
}
