import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { cutMiddle } from '../components/format';
import { useAddress } from '../components/useAddress';

const useStyles = makeStyles(theme => ({
  link: { fontFamily: 'monospace', fontSize: theme.typography.pxToRem(13) },
}));

/** `tests/test_x.py:12`, which opens the line in the source viewer. */
export function SourceLink(props: {
  file: string;
  line: number;
  /** Instead of the file's name; the line is always said. */
  label?: string;
}) {
  const classes = useStyles();
  const { linkWith } = useAddress();
  const { file, line, label } = props;
  return (
    <Link
      className={classes.link}
      to={linkWith({ source: file, line: String(line) })}
      title={`${file}:${line}`}
    >
      {label ?? `${cutMiddle(file, 56)}:${line}`}
    </Link>
  );
}
