import { makeStyles } from '@material-ui/core/styles';
import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { cutMiddle } from '../components/format';
import { StateSign, quietText } from '../state';
import { Text, useText } from '../translation';
import { FileParts } from './FileParts';

const useStyles = makeStyles(theme => ({
  root: { borderTop: `1px solid ${theme.palette.divider}` },
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    alignItems: 'baseline',
    padding: theme.spacing(0.75, 0),
    cursor: 'pointer',
    '&::before': { content: '"▸"', width: '1em' },
    '$root[open] > &::before': { content: '"▾"' },
    '&::-webkit-details-marker': { display: 'none' },
  },
  path: {
    fontFamily: 'monospace',
    fontSize: theme.typography.pxToRem(13),
    overflowWrap: 'anywhere',
    flex: '1 1 200px',
    minWidth: 0,
  },
  // Columns of their own where there is room, so that they can be compared.
  kind: {
    [theme.breakpoints.up('md')]: { flex: '0 0 170px' },
  },
  amounts: {
    [theme.breakpoints.up('md')]: { flex: '0 0 290px' },
  },
  troubles: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    [theme.breakpoints.up('md')]: { flex: '0 0 230px' },
  },
  counts: {
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    fontSize: theme.typography.pxToRem(13),
  },
  body: { padding: theme.spacing(0, 0, 2, 3) },
}));

function countsOf(file: InventoryFile, t: Text): string {
  return (['tests', 'scenarios', 'thresholds', 'requests'] as const)
    .filter(part => file[part].length > 0)
    .map(part => t(`inventory.${part}`, { count: file[part].length }))
    .join(' · ');
}

/** One file of the inventory; what is in it is drawn only once it is opened. */
export function FileEntry(props: { file: InventoryFile; open?: boolean }) {
  const classes = useStyles();
  const t = useText();
  const [open, setOpen] = useState(props.open ?? false);
  const { file } = props;
  const findings = file.findings.length;
  return (
    <details
      className={classes.root}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>
        <span className={classes.path} title={file.path}>
          {cutMiddle(file.path.split('/').slice(-1)[0], 56)}
        </span>
        <span className={`${classes.counts} ${classes.kind}`}>
          {[file.framework, file.kind ?? file.role].join(' · ')}
        </span>
        <span className={`${classes.counts} ${classes.amounts}`}>
          {countsOf(file, t)}
        </span>
        <span className={classes.troubles}>
          {!file.runnable && (
            <StateSign
              sign="broken"
              word={t('inventory.cannotRun')}
              title={t('inventory.cannotRunHelp')}
            />
          )}
          {findings > 0 && (
            <StateSign
              sign={file.runnable ? 'partial' : 'failing'}
              word={t('inventory.findings', { count: findings })}
              title={t('inventory.findingsHelp')}
            />
          )}
        </span>
      </summary>
      {open && (
        <div className={classes.body}>
          <FileParts file={file} />
        </div>
      )}
    </details>
  );
}
