import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  ComponentSort,
  ComponentSummary,
} from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { EvidenceBar } from '../components/EvidenceBar';
import { useComponentLink } from '../components/useComponentLink';
import { Unknown, When } from '../components/Values';
import { cutMiddle } from '../components/format';
import { EvidenceLegend, StateSign, quietText, signOfCoverage } from '../state';
import { Text, useText } from '../translation';
import { Sparkline } from './Sparkline';
import { EffortLeft, GapCounts, SlaCounts } from './figures';

/** From this width of the window on, in CSS pixels, each figure has a column of its own. */
const WIDE = 1600;

/** Below this the trends have their own view only. */
const CRAMPED = 1400;

const useStyles = makeStyles(theme => ({
  name: { minWidth: 144, fontWeight: 600 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
  owner: { display: 'inline-block', minWidth: 80 },
}));

/** Why a component's state is unknown, for the title of its sign. */
function scanReason(summary: ComponentSummary, t: Text): string | undefined {
  if (summary.state !== 'unknown') return undefined;
  const { status, message } = summary.scan;
  switch (status) {
    case 'never':
      return t('portfolio.neverScanned');
    case 'running':
      return t('portfolio.scanning');
    case 'failed':
      return t('portfolio.scanFailed', {
        reason: message ?? t('portfolio.noReason'),
      });
    case 'no-sources':
      return message ?? t('portfolio.noSources');
    default:
      return t('portfolio.nothingFound');
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
  const t = useText();
  const linkTo = useComponentLink();
  const narrow = useMediaQuery(`(max-width: ${WIDE - 1}px)`);
  const cramped = useMediaQuery(`(max-width: ${CRAMPED - 1}px)`);
  const columns: Column<ComponentSummary, ComponentSort>[] = [
    {
      name: t('portfolio.component'),
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
      name: t('portfolio.coverage'),
      sort: 'coverage',
      cell: item => (
        <>
          <StateSign
            sign={signOfCoverage(item.state)}
            title={scanReason(item, t)}
          />{' '}
          <EvidenceBar summary={item} />
        </>
      ),
    },
    ...(cramped
      ? []
      : [
          {
            name: t('portfolio.trend'),
            cell: (item: ComponentSummary) => <Sparkline trend={item.trend} />,
          },
        ]),
    {
      name: t('portfolio.gaps'),
      sort: 'gaps',
      cell: item =>
        item.state === 'unknown' ? (
          <Unknown why={scanReason(item, t) ?? t('portfolio.notKnown')} />
        ) : (
          <GapCounts gaps={item.gaps} />
        ),
    },
    {
      name: t('portfolio.slas'),
      cell: item => (
        <SlaCounts slas={item.slas} otherwise={t('portfolio.noSlas')} />
      ),
    },
    {
      name: t('portfolio.effort'),
      sort: 'effort',
      right: true,
      cell: item => (
        <>
          <EffortLeft effort={item.effort} />
          {narrow && item.phase && (
            <span className={classes.below}>{item.phase}</span>
          )}
        </>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            name: t('portfolio.phase'),
            whole: true,
            sort: 'phase' as const,
            cell: (item: ComponentSummary) =>
              item.phase ?? <Unknown why={t('portfolio.noPhase')} />,
          },
        ]),
    {
      name: t('portfolio.owner'),
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
          <Unknown why={t('common.noOwner')} />
        ),
    },
    {
      name: t('portfolio.lastRun'),
      sort: 'lastRun',
      right: true,
      cell: item => (
        <When at={item.lastRunAt} otherwise={t('portfolio.noRun')} />
      ),
    },
  ];
  return (
    <>
      <EvidenceLegend />
      <DataTable
        label={t('portfolio.components')}
        columns={columns}
        rows={props.items}
        keyOf={item => item.entityRef}
        awaited={props.awaited}
        sort={
          props.sort
            ? { by: props.sort, order: props.order, onSort: props.onSort }
            : // Without a sort in the address the backend answers the worst first.
              { by: 'gaps', order: 'desc', onSort: props.onSort }
        }
      />
    </>
  );
}
