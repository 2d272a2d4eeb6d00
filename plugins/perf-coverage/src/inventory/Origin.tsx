import { Link } from '@backstage/core-components';
import type { ComponentDetail } from 'backstage-plugin-perf-coverage-common';
import { Quiet } from '../components/Quiet';
import { When } from '../components/Values';
import { safeUrl } from '../components/safeUrl';

type Sources = ComponentDetail['sources'];

/** What a CI job sent last, with the commit and the job. */
function Sent(props: { sent: NonNullable<Sources['sent']> }) {
  const { sent } = props;
  const job = safeUrl(sent.url);
  return (
    <>
      <When at={sent.receivedAt} otherwise="Not known" />
      {sent.commit && (
        <>
          {' '}
          for commit <span title={sent.commit}>{sent.commit.slice(0, 12)}</span>
        </>
      )}
      {sent.branch && <> on {sent.branch}</>}
      {job && (
        <>
          {' · '}
          <Link to={job}>CI job</Link>
        </>
      )}
    </>
  );
}

/** Whose inventory it is and how old: of the backend's own scan, or sent by CI. */
export function Origin(props: { sources: Sources }) {
  const { origin, sent, scannedAt } = props.sources;
  if (origin === null && !sent) return null;
  return (
    <Quiet paragraph>
      {origin === 'sent' && sent ? (
        <>
          Sent by a CI job <Sent sent={sent} />. The portal does not read the
          sources itself.
        </>
      ) : (
        <>
          Found by the portal’s own scan of the sources{' '}
          <When at={scannedAt} otherwise="The time is not known" />.
          {sent && (
            <>
              {' '}
              A CI job sent another inventory <Sent sent={sent} />; it does not
              count, because the scan is there.
            </>
          )}
        </>
      )}
    </Quiet>
  );
}
