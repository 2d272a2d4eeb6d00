import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { AssessedCapability } from 'backstage-plugin-perf-coverage-common';
import { Column, DataTable } from '../components/DataTable';
import { Unknown } from '../components/Values';
import { formatNumber } from '../components/format';
import { useAddress } from '../components/useAddress';
import {
  SignLegend,
  StateSign,
  signOfCoverage,
  signOfMany,
  quietText,
} from '../state';
import { useText } from '../translation';
import {
  MatrixColumn,
  matrixColumns,
  requirementsIn,
  waivedIn,
} from './matrix';

const useStyles = makeStyles(theme => ({
  cell: {
    display: 'inline-flex',
    color: 'inherit',
    // Its sign stands below the column's name, its line on the row's.
    padding: theme.spacing(0.25, 0.5),
    margin: theme.spacing(-0.25, -0.5),
    borderRadius: theme.shape.borderRadius,
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { background: theme.palette.action.hover },
  },
  name: { minWidth: 220, fontWeight: 600 },
  below: {
    display: 'block',
    fontWeight: 400,
    color: quietText(theme),
    fontSize: theme.typography.pxToRem(12.5),
    maxWidth: 360,
  },
}));

/** With more columns than this the words stand in the legend, not in each cell. */
const WORDY_COLUMNS = 5;

function Cell(props: {
  capability: AssessedCapability;
  column: MatrixColumn;
  compact: boolean;
}) {
  const classes = useStyles();
  const t = useText();
  const { linkWith } = useAddress();
  const { capability, column } = props;
  const names = {
    capability: capability.title,
    column: t(`overview.column-${column}`),
  };
  const requirements = requirementsIn(capability, column);
  const waived = waivedIn(capability, column);
  const to = linkWith({ capability: capability.name, part: column });
  if (requirements.length === 0 && waived.length > 0) {
    return (
      <Link
        className={classes.cell}
        to={to}
        underline="none"
        aria-label={t('overview.cellWaived', {
          ...names,
          word: t('state.excluded'),
          count: waived.length,
        })}
      >
        <StateSign
          sign="excluded"
          compact={props.compact}
          title={waived[0].decision.reason}
        />
      </Link>
    );
  }
  if (requirements.length === 0) {
    return <Unknown why={t('overview.notAsked', names)} />;
  }
  const met = requirements.filter(requirement => requirement.met).length;
  const sign =
    capability.state === 'excluded' ? 'excluded' : signOfMany(requirements);
  const many = column === 'operations' || column === 'slas';
  const counts = {
    word: t(`state.${sign}`),
    met: formatNumber(met),
    total: formatNumber(requirements.length),
  };
  return (
    <Link
      className={classes.cell}
      to={to}
      underline="none"
      aria-label={t(many ? 'overview.cellMet' : 'overview.cell', {
        ...names,
        ...counts,
      })}
    >
      <StateSign
        sign={sign}
        compact={props.compact && !many}
        word={many ? t('overview.ofMany', counts) : undefined}
        title={many ? t('overview.ofManyMet', counts) : requirements[0].why}
      />
    </Link>
  );
}

/** Capabilities × test kinds, operations and SLAs; each cell opens what stands behind it. */
export function CapabilityMatrix(props: {
  capabilities: AssessedCapability[];
}) {
  const classes = useStyles();
  const t = useText();
  const shown = matrixColumns(props.capabilities);
  const compact = shown.length > WORDY_COLUMNS;
  const columns: Column<AssessedCapability>[] = [
    {
      name: t('overview.capability'),
      names: true,
      cell: capability => (
        <div className={classes.name}>
          {capability.title}
          <span className={classes.below}>
            {capability.excludedBecause ?? capability.rationale ?? ''}
          </span>
        </div>
      ),
    },
    {
      name: t('overview.state'),
      cell: capability => (
        <StateSign
          sign={signOfCoverage(capability.state)}
          title={t('overview.metOf', {
            met: formatNumber(capability.met),
            applicable: formatNumber(capability.applicable),
          })}
        />
      ),
    },
    ...shown.map(column => ({
      name: t(`overview.column-${column}`),
      cell: (capability: AssessedCapability) => (
        <Cell capability={capability} column={column} compact={compact} />
      ),
    })),
  ];
  return (
    <>
      <DataTable
        label={t('overview.matrix')}
        columns={columns}
        rows={props.capabilities}
        keyOf={capability => capability.name}
      />
      {compact && <SignLegend />}
    </>
  );
}
