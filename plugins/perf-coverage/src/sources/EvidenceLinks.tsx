import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { EvidenceLink } from 'backstage-plugin-perf-coverage-common';
import { useComponentView } from '../component/ComponentContext';
import { SourceLink } from './SourceLink';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0),
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

function OneLink(props: { link: EvidenceLink }) {
  const { to } = useComponentView();
  const { link } = props;
  switch (link.type) {
    case 'source':
    case 'plan':
      return (
        <>
          {link.label} · <SourceLink file={link.file} line={link.line} />
        </>
      );
    case 'run':
      return <Link to={to('results', link.runId)}>{link.label}</Link>;
    case 'operation':
      return <span title={link.api}>{link.label}</span>;
    default: {
      const never: never = link;
      return never;
    }
  }
}

/** The places that show something, each one click away. */
export function EvidenceLinks(props: { links: EvidenceLink[] }) {
  const classes = useStyles();
  if (props.links.length === 0) return null;
  return (
    <ul className={classes.list}>
      {props.links.map((link, index) => (
        <li key={index}>
          <OneLink link={link} />
        </li>
      ))}
    </ul>
  );
}
