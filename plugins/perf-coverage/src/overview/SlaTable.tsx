import { Link } from '@backstage/core-components';
import type { AssessedSla } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { Column, DataTable } from '../components/DataTable';
import { Num, Unknown } from '../components/Values';
import { formatShare, formatValue } from '../components/format';
import { StateSign, signOfSla, slaWords } from '../state';
import { SlaLimits } from './Drift';

/** `+12 % left` or `8 % over`, as a part of the limit. */
export function marginText(margin: number): string {
  return margin >= 0
    ? `${formatShare(margin)} left`
    : `${formatShare(-margin)} over`;
}

/** The component's SLAs with what was measured and how much room is left. */
export function SlaTable(props: { slas: AssessedSla[] }) {
  const { detail, to } = useComponentView();
  const titles = new Map(
    detail.assessment?.capabilities.map(({ name, title }) => [name, title]),
  );
  const columns: Column<AssessedSla>[] = [
    { name: 'SLA', names: true, cell: sla => sla.name },
    {
      name: 'Capability',
      cell: sla => titles.get(sla.capability) ?? sla.capability,
    },
    {
      name: 'State',
      cell: sla => (
        <StateSign
          sign={signOfSla(sla.state)}
          word={slaWords[sla.state]}
          title={sla.why}
        />
      ),
    },
    {
      name: 'Limit',
      right: true,
      cell: sla => (
        <Num title={sla.metric}>
          {sla.stat} {sla.operator} {formatValue(sla.value, sla.unit)}
        </Num>
      ),
    },
    {
      name: 'Measured',
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
      name: 'Margin',
      right: true,
      cell: sla =>
        sla.margin === null ? (
          <Unknown why={sla.why} />
        ) : (
          <Num title="As a part of the limit">{marginText(sla.margin)}</Num>
        ),
    },
    {
      name: 'Under',
      cell: sla => sla.under ?? <Unknown why="The plan names no load" />,
    },
    ...(props.slas.some(sla => sla.limits?.length)
      ? [
          {
            name: 'Limits in tests',
            cell: (sla: AssessedSla) =>
              sla.limits?.length ? (
                <SlaLimits limits={sla.limits} />
              ) : (
                <Unknown why="No test asserts this figure" />
              ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label="SLAs"
      columns={columns}
      rows={props.slas}
      keyOf={sla => `${sla.capability}/${sla.name}`}
    />
  );
}
