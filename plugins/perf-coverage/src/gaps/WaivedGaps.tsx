import { Link } from '@backstage/core-components';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Section } from '../components/Section';
import { Num, Unknown } from '../components/Values';
import { formatDay } from '../components/format';
import { useAddress } from '../components/useAddress';
import { PriorityChip, StateSign } from '../state';
import { useText } from '../translation';

/** Gaps that a decision takes out of the coverage: why, by whom, and until when. */
export function WaivedGaps(props: { gaps: GapRecord[] }) {
  const t = useText();
  const { params, linkWith } = useAddress();
  if (props.gaps.length === 0) return null;
  const noDecision = <Unknown why={t('gaps.noDecision')} />;
  const columns: Column<GapRecord>[] = [
    {
      name: t('gaps.gap'),
      names: true,
      cell: gap => <Link to={linkWith({ gap: gap.id })}>{gap.title}</Link>,
    },
    {
      name: t('gaps.priority'),
      cell: gap => <PriorityChip priority={gap.priority} />,
    },
    {
      name: t('gaps.decision'),
      cell: ({ decision }) =>
        decision ? (
          <StateSign
            sign="excluded"
            word={t(`gaps.decision-${decision.kind}`)}
            title={t(`gaps.help-${decision.kind}`)}
          />
        ) : (
          noDecision
        ),
    },
    { name: t('gaps.reason'), cell: gap => gap.decision?.reason ?? noDecision },
    {
      name: t('gaps.by'),
      cell: gap => (
        <Person
          name={gap.decision?.by ?? null}
          otherwise={t('gaps.noDecision')}
        />
      ),
    },
    {
      name: t('gaps.lastDay'),
      right: true,
      cell: ({ decision }) => {
        if (!decision) return noDecision;
        return decision.until === null ? (
          t('gaps.endless')
        ) : (
          <Num title={decision.until}>{formatDay(decision.until)}</Num>
        );
      },
    },
  ];
  return (
    <Section title={t('gaps.waivedTitle')} text={t('gaps.waivedText')}>
      <DataTable
        label={t('gaps.waivedGaps')}
        columns={columns}
        rows={props.gaps}
        keyOf={gap => gap.id}
        isSelected={gap => gap.id === params.get('gap')}
      />
    </Section>
  );
}
