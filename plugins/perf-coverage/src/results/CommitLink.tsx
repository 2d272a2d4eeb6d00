import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Unknown } from '../components/Values';
import { useText } from '../translation';
import { commitUrl } from './commitUrl';

const LOCATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
];
const SHOWN = 12;

/** A commit, which leads to its page where the CI job or the catalog tells the repository. */
export function CommitLink(props: {
  commit: string | null;
  /** Address of the CI job. */
  job: string | null;
}) {
  const t = useText();
  const { entity } = useEntity();
  const { commit, job } = props;
  if (commit === null) return <Unknown why={t('results.notSaid')} />;
  const address = commitUrl(commit, [
    job,
    ...LOCATIONS.map(name =>
      entity.metadata.annotations?.[name]?.replace(/^url:/, ''),
    ),
  ]);
  const short = commit.slice(0, SHOWN);
  return address === null ? (
    <span title={commit}>{short}</span>
  ) : (
    <Link to={address} title={commit}>
      {short}
    </Link>
  );
}
