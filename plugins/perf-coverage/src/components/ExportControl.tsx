import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ExportIcon from '@material-ui/icons/GetApp';
import { useId, useState } from 'react';
import { StateSign } from '../state';
import { useText } from '../translation';

/** A format to take what is shown along in. */
export interface ExportChoice {
  format: 'csv' | 'markdown' | 'calendar';
  /** What it holds, on hover. */
  help?: string;
  save(): void;
}

const useStyles = makeStyles({
  root: { '@media print': { display: 'none' } },
});

/**
 * The way to take along what a page shows: one button where there is one
 * format, a menu where there are more. The same on all pages.
 */
export function ExportControl(props: {
  choices: readonly [ExportChoice, ...ExportChoice[]];
  disabled?: boolean;
  /** How far it is. */
  status?: string;
  error?: Error;
}) {
  const classes = useStyles();
  const t = useText();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { choices, disabled, status, error } = props;
  const [first, ...others] = choices;
  const look = {
    size: 'small',
    variant: 'outlined',
    disabled,
    startIcon: <ExportIcon />,
  } as const;
  return (
    <span className={classes.root}>
      {others.length === 0 ? (
        <Button {...look} title={first.help} onClick={first.save}>
          {t(`common.exportOnly-${first.format}`)}
        </Button>
      ) : (
        <>
          <Button
            {...look}
            aria-haspopup="menu"
            aria-controls={anchor ? id : undefined}
            aria-expanded={anchor !== null}
            onClick={event => setAnchor(event.currentTarget)}
          >
            {t('common.export')}
          </Button>
          <Menu
            id={id}
            anchorEl={anchor}
            getContentAnchorEl={null}
            anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
            open={anchor !== null}
            onClose={() => setAnchor(null)}
            MenuListProps={{ 'aria-label': t('common.export') }}
          >
            {choices.map(choice => (
              <MenuItem
                key={choice.format}
                dense
                title={choice.help}
                onClick={() => {
                  setAnchor(null);
                  choice.save();
                }}
              >
                {t(`common.exportAs-${choice.format}`)}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}{' '}
      <span role="status">{status}</span>
      {error && (
        <span role="alert">
          <StateSign
            sign="failing"
            word={t('common.exportFailed')}
            title={error.message}
          />
        </span>
      )}
    </span>
  );
}
