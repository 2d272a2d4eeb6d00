import { Link } from '@backstage/core-components';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { Section } from '../components/Section';
import { TextWithRefs } from '../components/TextWithRefs';
import { Num } from '../components/Values';
import { formatNumber } from '../components/format';
import { useText } from '../translation';
import { idOf } from './places';
import { useGapLink } from './useGapLink';

/** Work that fits nowhere, with the reason and its hours. */
export function Unplaced(props: {
  scope: string;
  unplaced: Roadmap['unplaced'];
}) {
  const t = useText();
  const linkTo = useGapLink(props.scope);
  if (props.unplaced.length === 0) return null;
  return (
    <Section title={t('roadmap.unplaced')} text={t('roadmap.unplacedHelp')}>
      <DataTable<Roadmap['unplaced'][number]>
        label={t('roadmap.unplacedTable')}
        rows={props.unplaced}
        keyOf={item => idOf(item)}
        columns={[
          {
            name: t('roadmap.work'),
            names: true,
            cell: item => {
              const to = linkTo(item);
              return to ? <Link to={to}>{item.title}</Link> : item.title;
            },
          },
          {
            name: t('roadmap.whyNot'),
            cell: item => <TextWithRefs text={item.why} />,
          },
          {
            name: t('roadmap.hours'),
            right: true,
            cell: item => <Num>{formatNumber(Math.round(item.hours))} h</Num>,
          },
        ]}
      />
    </Section>
  );
}
