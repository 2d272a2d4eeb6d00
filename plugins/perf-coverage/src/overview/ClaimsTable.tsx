import type { AssessedClaim } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Unknown } from '../components/Values';
import { SourceLink } from '../sources';
import { StateSign } from '../state';

/** Contradicted claims first, then those that can't be told. */
function rank(claim: AssessedClaim): number {
  if (claim.holds === null) return 1;
  return claim.holds ? 2 : 0;
}

/** Figures that a report stated, held against what the scan found; what is wrong comes first. */
export function ClaimsTable(props: { claims: AssessedClaim[] }) {
  const { plan } = useComponentView().detail;
  const rows = [...props.claims].sort((a, b) => rank(a) - rank(b));
  const columns: Column<AssessedClaim>[] = [
    { name: 'Claim', names: true, cell: claim => claim.subject },
    { name: 'Claimed', cell: claim => claim.claimed },
    {
      name: 'Found',
      cell: claim => claim.actual ?? <Unknown why={claim.why} />,
    },
    {
      name: 'Verdict',
      cell: claim => {
        if (claim.holds === null) {
          return (
            <StateSign sign="unknown" word="Can’t be told" title={claim.why} />
          );
        }
        return claim.holds ? (
          <StateSign sign="covered" word="Holds" title={claim.why} />
        ) : (
          <StateSign sign="failing" word="Contradicted" title={claim.why} />
        );
      },
    },
    { name: 'Why', cell: claim => claim.why },
    {
      name: 'Stated in',
      cell: claim =>
        plan.file === null ? (
          <Unknown why="The plan’s file is not known" />
        ) : (
          <SourceLink file={plan.file} line={claim.line} />
        ),
    },
  ];
  return (
    <DataTable
      label="Claims"
      columns={columns}
      rows={rows}
      keyOf={claim => `${claim.line}/${claim.subject}/${claim.claimed}`}
    />
  );
}
