import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ComponentSort,
  ComponentSummary,
  priorities,
} from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { EvidenceBar } from '../components/EvidenceBar';
import { useComponentLink } from '../components/useComponentLink';
import { Num, Unknown, When } from '../components/Values';
import { cutMiddle, formatHours } from '../components/format';
import { PriorityChip, StateSign, signOfCoverage, quietText } from '../state';

const useStyles = makeStyles(theme => ({
  name: { minWidth: 120, fontWeight: 600 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
  chips: { display: 'flex', flexWrap: 'wrap', gap: 4, minWidth: 96 },
  slas: { display: 'inline-flex', gap: 10, whiteSpace: 'nowrap' },
  sla: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    fontVariantNumeric: 'tabular-nums',
  },
  owner: { display: 'inline-block', minWidth: 80 },
  phase: { display: 'inline-block', minWidth: 64 },
}));

function GapCounts(props: { gaps: ComponentSummary['gaps'] }) {
  const classes = useStyles();
  const shown = priorities.filter(priority => props.gaps[priority] > 0);
  if (shown.length === 0) return <>None</>;
  return (
    <span className={classes.chips}>
      {shown.map(priority => (
        <PriorityChip
          key={priority}
          priority={priority}
          count={props.gaps[priority]}
        />
      ))}
    </span>
  );
}

function Slas(props: { slas: ComponentSummary['slas'] }) {
  const classes = useStyles();
  const { met, breached, open } = props.slas;
  if (met + breached + open === 0) {
    return <Unknown why="No SLA is defined for this component" />;
  }
  const parts = [
    { sign: 'failing', count: breached, word: 'breached' },
    { sign: 'covered', count: met, word: 'met' },
    { sign: 'untested', count: open, word: 'undefined, unverified or stale' },
  ] as const;
  return (
    <span className={classes.slas}>
      {parts.map(
        ({ sign, count, word }) =>
          count > 0 && (
            <span key={sign} className={classes.sla} title={`${count} ${word}`}>
              <StateSign sign={sign} word={word} title={word} compact />
              {count}
            </span>
          ),
      )}
    </span>
  );
}

/** Why a component's state is unknown, for the title of its sign. */
function scanReason(summary: ComponentSummary): string | undefined {
  if (summary.state !== 'unknown') return undefined;
  switch (summary.scan.status) {
    case 'never':
      return 'Not scanned yet';
    case 'running':
      return 'The first scan is running';
    case 'failed':
      return `The scan failed: ${summary.scan.message ?? 'no reason given'}`;
    case 'no-sources':
      return summary.scan.message ?? 'The component names no sources';
    default:
      return 'The scan found nothing to judge by';
  }
}

/** One row per component; sorting happens in the backend. */
export function PortfolioTable(props: {
  items: ComponentSummary[];
  sort: ComponentSort | undefined;
  order: 'asc' | 'desc';
  onSort(by: ComponentSort): void;
  awaited?: number;
}) {
  const classes = useStyles();
  const linkTo = useComponentLink();
  const columns: Column<ComponentSummary, ComponentSort>[] = [
    {
      name: 'Component',
      sort: 'title',
      names: true,
      cell: item => (
        <div className={classes.name}>
          <Link to={linkTo(item.entityRef)} title={item.title}>
            {cutMiddle(item.title, 40)}
          </Link>
          <span className={classes.below}>
            {[item.type, item.lifecycle].filter(Boolean).join(' · ')}
          </span>
        </div>
      ),
    },
    {
      name: 'State',
      cell: item => (
        <StateSign sign={signOfCoverage(item.state)} title={scanReason(item)} />
      ),
    },
    {
      name: 'Coverage',
      sort: 'coverage',
      cell: item => <EvidenceBar summary={item} />,
    },
    {
      name: 'Gaps',
      sort: 'gaps',
      cell: item =>
        item.state === 'unknown' ? (
          <Unknown why={scanReason(item) ?? 'Not known yet'} />
        ) : (
          <GapCounts gaps={item.gaps} />
        ),
    },
    { name: 'SLAs', cell: item => <Slas slas={item.slas} /> },
    {
      name: 'Effort left',
      sort: 'effort',
      right: true,
      cell: item =>
        item.effort ? (
          <Num title="80 % interval of the sum of the open gaps’ estimates">
            {formatHours(item.effort)}
          </Num>
        ) : (
          <Unknown why="No gap, or no estimate for any gap" />
        ),
    },
    {
      name: 'Phase',
      sort: 'phase',
      cell: item =>
        item.phase ?? <Unknown why="No phase of the plan has open gaps" />,
    },
    {
      name: 'Owner',
      sort: 'owner',
      cell: item =>
        item.ownerRef ? (
          <span className={classes.owner}>
            <EntityRefLink
              entityRef={item.ownerRef}
              defaultKind="group"
              hideIcon
            />
          </span>
        ) : (
          <Unknown why="The catalog names no owner" />
        ),
    },
    {
      name: 'Last run',
      sort: 'lastRun',
      right: true,
      cell: item => (
        <When at={item.lastRunAt} otherwise="No run has been received" />
      ),
    },
  ];
  return (
    <DataTable
      label="Components"
      columns={columns}
      rows={props.items}
      keyOf={item => item.entityRef}
      awaited={props.awaited}
      sort={
        props.sort
          ? { by: props.sort, order: props.order, onSort: props.onSort }
          : // Without a sort in the address the backend's own order stands.
            {
              by: '' as ComponentSort,
              order: 'asc',
              onSort: props.onSort,
            }
      }
    />
  );
}
