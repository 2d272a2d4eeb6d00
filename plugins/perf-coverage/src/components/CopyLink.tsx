import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import LinkIcon from '@material-ui/icons/Link';
import { useText } from '../translation';
import { useCopied } from './useCopied';

const useStyles = makeStyles({
  root: { whiteSpace: 'nowrap', '@media print': { display: 'none' } },
  // Only for screen readers.
  said: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

/**
 * Copies the page's address, which holds what is shown; or another, relative
 * to it, where that says more.
 */
export function CopyLink(props: {
  to?: string;
  label?: string;
  asIcon?: true;
}) {
  const classes = useStyles();
  const t = useText();
  const { recent, copy } = useCopied();
  // Read when it is pressed: what is shown may change without drawing the button anew.
  const onClick = () =>
    copy(
      props.to === undefined
        ? window.location.href
        : new URL(props.to, window.location.href).href,
    );
  const label = props.label ?? t('common.copyLink');
  const icon = recent ? <CheckIcon /> : <LinkIcon />;
  return (
    <span className={classes.root}>
      {props.asIcon ? (
        <IconButton
          size="small"
          aria-label={label}
          title={label}
          onClick={onClick}
        >
          {icon}
        </IconButton>
      ) : (
        <Button size="small" startIcon={icon} onClick={onClick}>
          {label}
        </Button>
      )}
      <span role="status" className={classes.said}>
        {recent && t('common.linkCopied')}
      </span>
    </span>
  );
}
