import { Link } from '@backstage/core-components';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Section } from '../components/Section';
import { Num, Unknown } from '../components/Values';
import { formatDay } from '../components/format';
import { useAddress } from '../components/useAddress';
import { PriorityChip, StateSign } from '../state';
import { decisionWords } from './decisions';

/** Gaps that a decision takes out of the coverage: why, by whom, and until when. */
export function WaivedGaps(props: { gaps: GapRecord[] }) {
  const { params, linkWith } = useAddress();
  if (props.gaps.length === 0) return null;
  const noDecision = <Unknown why="The decision is not known" />;
  const columns: Column<GapRecord>[] = [
    {
      name: 'Gap',
      names: true,
      cell: gap => <Link to={linkWith({ gap: gap.id })}>{gap.title}</Link>,
    },
    {
      name: 'Priority',
      cell: gap => <PriorityChip priority={gap.priority} />,
    },
    {
      name: 'Decision',
      cell: ({ decision }) =>
        decision ? (
          <StateSign
            sign="excluded"
            word={decisionWords[decision.kind].word}
            title={decisionWords[decision.kind].help}
          />
        ) : (
          noDecision
        ),
    },
    { name: 'Why', cell: gap => gap.decision?.reason ?? noDecision },
    {
      name: 'By',
      cell: gap => (
        <Person
          name={gap.decision?.by ?? null}
          otherwise="The decision is not known"
        />
      ),
    },
    {
      name: 'Last day',
      right: true,
      cell: ({ decision }) => {
        if (!decision) return noDecision;
        return decision.until === null ? (
          'Without end'
        ) : (
          <Num title={decision.until}>{formatDay(decision.until)}</Num>
        );
      },
    },
  ];
  return (
    <Section
      title="Waived and not applicable"
      text="A decision takes these out of both sides of the coverage. They return by themselves after their last day."
    >
      <DataTable
        label="Waived gaps"
        columns={columns}
        rows={props.gaps}
        keyOf={gap => gap.id}
        isSelected={gap => gap.id === params.get('gap')}
      />
    </Section>
  );
}
