import { Link } from '@backstage/core-components';
import Skeleton from '@material-ui/lab/Skeleton';
import { useSummary } from '../api';
import { EvidenceBar } from '../components/EvidenceBar';
import { Unknown } from '../components/Values';
import { useComponentLink } from '../components/useComponentLink';
import { useText } from '../translation';

/** A component's coverage in a row of the catalog; leads to its Performance tab. */
export function CoverageCell(props: { entityRef: string }) {
  const t = useText();
  const linkTo = useComponentLink();
  const { value, error } = useSummary(props.entityRef);
  if (error) return <Unknown why={error.message} />;
  if (!value) return <Skeleton variant="text" width={104} />;
  if (value.coverage === null) {
    return <Unknown why={t('common.nothingRequired')} />;
  }
  return (
    <Link to={linkTo(props.entityRef)} underline="none">
      <EvidenceBar summary={value} />
    </Link>
  );
}
