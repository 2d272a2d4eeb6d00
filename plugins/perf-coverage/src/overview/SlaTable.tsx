import { Link } from '@backstage/core-components';
import type { AssessedSla } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { SortableColumn, SortedTable } from '../components/SortedTable';
import { Num, Unknown } from '../components/Values';
import { formatValue } from '../components/format';
import { useAddress } from '../components/useAddress';
import { StateSign, signOfSla } from '../state';
import { useText } from '../translation';
import { SlaLimits } from './Drift';
import { MarginBar } from './MarginBar';
import { SlaHistory } from './SlaHistory';

/** Worst first. */
const stateOrder: readonly AssessedSla['state'][] = [
  'breached',
  'unverified',
  'stale',
  'undefined',
  'met',
];

/** The component's SLAs with what was measured, how much room is left, and how it went before. */
export function SlaTable(props: { slas: AssessedSla[] }) {
  const t = useText();
  const { detail, to } = useComponentView();
  const { linkWith } = useAddress();
  const titles = new Map(
    detail.assessment?.capabilities.map(({ name, title }) => [name, title]),
  );
  const titleOf = (sla: AssessedSla) =>
    titles.get(sla.capability) ?? sla.capability;
  const columns: SortableColumn<AssessedSla>[] = [
    {
      name: t('overview.sla'),
      names: true,
      by: sla => sla.name,
      cell: sla => (
        <Link to={linkWith({ capability: sla.capability, part: 'slas' })}>
          {sla.name}
        </Link>
      ),
    },
    { name: t('overview.capability'), by: titleOf, cell: titleOf },
    {
      name: t('overview.state'),
      by: sla => stateOrder.indexOf(sla.state),
      cell: sla => (
        <StateSign
          sign={signOfSla(sla.state)}
          word={t(`state.sla-${sla.state}`)}
          title={sla.why}
        />
      ),
    },
    {
      name: t('overview.limit'),
      right: true,
      cell: sla => (
        <Num title={sla.metric}>
          {sla.stat} {sla.operator} {formatValue(sla.value, sla.unit)}
        </Num>
      ),
    },
    {
      name: t('overview.measured'),
      right: true,
      cell: sla => {
        if (sla.actual === null) return <Unknown why={sla.why} />;
        const value = <Num>{formatValue(sla.actual, sla.unit)}</Num>;
        return sla.runId === null ? (
          value
        ) : (
          <Link to={to('results', sla.runId)}>{value}</Link>
        );
      },
    },
    {
      name: t('overview.margin'),
      right: true,
      by: sla => sla.margin,
      cell: sla =>
        sla.margin === null ? (
          <Unknown why={sla.why} />
        ) : (
          <MarginBar margin={sla.margin} />
        ),
    },
    {
      name: t('overview.history'),
      cell: sla => <SlaHistory sla={sla} />,
    },
    {
      name: t('overview.under'),
      cell: sla => sla.under ?? <Unknown why={t('overview.noLoad')} />,
    },
    ...(props.slas.some(sla => sla.limits?.length)
      ? [
          {
            name: t('overview.limitsInTests'),
            cell: (sla: AssessedSla) =>
              sla.limits?.length ? (
                <SlaLimits limits={sla.limits} />
              ) : (
                <Unknown why={t('overview.noLimit')} />
              ),
          },
        ]
      : []),
  ];
  return (
    <SortedTable
      label={t('overview.slas')}
      columns={columns}
      rows={props.slas}
      keyOf={sla => `${sla.capability}/${sla.name}`}
    />
  );
}
