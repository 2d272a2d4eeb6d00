import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  SlaListItem,
  SlaSort,
} from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { FAR_MARGIN } from '../overview/MarginBar';
import { EntityTitle } from '../components/EntityTitle';
import { Num, Unknown } from '../components/Values';
import { cutMiddle, formatShare, formatValue } from '../components/format';
import { useComponentLink } from '../components/useComponentLink';
import { StateSign, quietText, signOfSla } from '../state';
import { Text, useText } from '../translation';

/** From this width of the window on, in CSS pixels, owners have a column of their own. */
const WIDE = 1400;

const useStyles = makeStyles(theme => ({
  name: { minWidth: 140, fontWeight: 600 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
  },
}));

/** Room that is left, or what is too much, as a part of the limit. */
function marginText(margin: number, t: Text): string {
  // A throughput may be a thousand times what it has to be.
  if (margin > FAR_MARGIN) return t('slas.farLeft');
  return margin >= 0
    ? t('slas.left', { share: formatShare(margin) })
    : t('slas.over', { share: formatShare(-margin) });
}

/** SLAs with their component, limit, and what was measured last. */
export function SlasTable(props: {
  items: SlaListItem[];
  sort: SlaSort | undefined;
  order: 'asc' | 'desc';
  onSort(by: SlaSort): void;
  awaited: number;
}) {
  const classes = useStyles();
  const t = useText();
  const linkTo = useComponentLink();
  const narrow = useMediaQuery(`(max-width: ${WIDE - 1}px)`);
  const columns: Column<SlaListItem, SlaSort>[] = [
    {
      name: t('slas.sla'),
      sort: 'name',
      names: true,
      cell: sla => (
        <div className={classes.name}>
          <span title={sla.name}>{cutMiddle(sla.name, 48)}</span>
          <span className={classes.below}>{sla.capabilityTitle}</span>
        </div>
      ),
    },
    {
      name: t('slas.component'),
      sort: 'component',
      cell: sla => (
        <>
          <Link to={linkTo(sla.entityRef)} title={sla.componentTitle}>
            {cutMiddle(sla.componentTitle, 36)}
          </Link>
          {narrow && sla.ownerRef && (
            <span className={classes.below}>
              <EntityTitle value={sla.ownerRef} kind="group" most={36} />
            </span>
          )}
        </>
      ),
    },
    {
      name: t('slas.state'),
      sort: 'state',
      cell: sla => (
        <StateSign
          sign={signOfSla(sla.state)}
          word={t(`state.sla-${sla.state}`)}
          title={sla.why}
        />
      ),
    },
    {
      name: t('slas.limit'),
      right: true,
      cell: sla => (
        <Num title={sla.metric}>
          {sla.stat} {sla.operator} {formatValue(sla.value, sla.unit)}
        </Num>
      ),
    },
    {
      name: t('slas.measured'),
      right: true,
      cell: sla => {
        if (sla.actual === null) return <Unknown why={sla.why} />;
        const value = <Num>{formatValue(sla.actual, sla.unit)}</Num>;
        return sla.runId === null ? (
          <span title={t('slas.noRun')}>{value}</span>
        ) : (
          <Link
            to={linkTo(
              sla.entityRef,
              `results/${encodeURIComponent(sla.runId)}`,
            )}
            title={t('slas.openRun')}
          >
            {value}
          </Link>
        );
      },
    },
    {
      name: t('slas.margin'),
      sort: 'margin',
      right: true,
      cell: sla =>
        sla.margin === null ? (
          <Unknown why={sla.why} />
        ) : (
          <Num title={t('slas.marginHelp')}>{marginText(sla.margin, t)}</Num>
        ),
    },
    {
      name: t('slas.under'),
      whole: true,
      cell: sla => sla.under ?? <Unknown why={t('slas.noUnder')} />,
    },
    ...(narrow
      ? []
      : [
          {
            name: t('slas.facet-owner'),
            whole: true,
            cell: (sla: SlaListItem) =>
              sla.ownerRef ? (
                <EntityRefLink
                  entityRef={sla.ownerRef}
                  defaultKind="group"
                  hideIcon
                />
              ) : (
                <Unknown why={t('common.noOwner')} />
              ),
          },
        ]),
  ];
  return (
    <DataTable
      label={t('slas.title')}
      columns={columns}
      rows={props.items}
      keyOf={sla => `${sla.entityRef}/${sla.capability}/${sla.name}`}
      awaited={props.awaited}
      sort={{
        by: props.sort ?? 'state',
        order: props.order,
        onSort: props.onSort,
      }}
    />
  );
}
