import type { AssessedClaim } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Unknown } from '../components/Values';
import { SourceLink } from '../sources';
import { StateSign } from '../state';
import { useText } from '../translation';

/** Contradicted claims first, then those that can't be told. */
function rank(claim: AssessedClaim): number {
  if (claim.holds === null) return 1;
  return claim.holds ? 2 : 0;
}

/** Figures that a report stated, held against what the scan found; what is wrong comes first. */
export function ClaimsTable(props: { claims: AssessedClaim[] }) {
  const t = useText();
  const { plan } = useComponentView().detail;
  const rows = [...props.claims].sort((a, b) => rank(a) - rank(b));
  const columns: Column<AssessedClaim>[] = [
    { name: t('overview.claim'), names: true, cell: claim => claim.subject },
    { name: t('overview.claimed'), cell: claim => claim.claimed },
    {
      name: t('overview.found'),
      cell: claim => claim.actual ?? <Unknown why={claim.why} />,
    },
    {
      name: t('overview.verdict'),
      cell: claim => {
        if (claim.holds === null) {
          return (
            <StateSign
              sign="unknown"
              word={t('overview.cannotTell')}
              title={claim.why}
            />
          );
        }
        return claim.holds ? (
          <StateSign
            sign="covered"
            word={t('overview.holds')}
            title={claim.why}
          />
        ) : (
          <StateSign
            sign="failing"
            word={t('overview.contradicted')}
            title={claim.why}
          />
        );
      },
    },
    { name: t('overview.why'), cell: claim => claim.why },
    {
      name: t('overview.statedIn'),
      cell: claim =>
        plan.file === null ? (
          <Unknown why={t('overview.planUnknown')} />
        ) : (
          <SourceLink file={plan.file} line={claim.line} />
        ),
    },
  ];
  return (
    <DataTable
      label={t('overview.claimsTable')}
      columns={columns}
      rows={rows}
      keyOf={claim => `${claim.line}/${claim.subject}/${claim.claimed}`}
    />
  );
}
