import { Link } from '@backstage/core-components';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Quiet } from '../components/Quiet';
import { formatNumber } from '../components/format';
import { SignName, StateSign, signs } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', padding: theme.spacing(1, 2) },
  // As much of what was found as tells one from another.
  found: {
    display: '-webkit-box',
    overflow: 'hidden',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': 3,
  },
  body: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
}));

/** What our documents have besides a title, a text and an address. */
interface Details {
  state: SignName | undefined;
  met: number;
  applicable: number;
  gaps: string[];
  slas: string[];
}

const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

/** An index of another version may lack any of them. */
function detailsOf(result: IndexableDocument): Details {
  const fields: Record<string, unknown> = { ...result };
  const { state } = fields;
  return {
    state:
      typeof state === 'string' && Object.hasOwn(signs, state)
        ? (state as SignName)
        : undefined,
    met: number(fields.met),
    applicable: number(fields.applicable),
    gaps: texts(fields.gaps),
    slas: texts(fields.slas),
  };
}

const SHOWN = 5;

/** A component that the portal's search found by its gaps or SLAs. */
export function SearchItem(props: {
  result?: IndexableDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode | ((result: IndexableDocument) => ReactNode);
  rank?: number;
}) {
  const classes = useStyles();
  const t = useText();
  const { result, highlight, icon } = props;
  if (!result) return null;
  const { state, met, applicable, gaps, slas } = detailsOf(result);
  const list = (names: string[]) => names.slice(0, SHOWN).join(' · ');
  const field = (name: 'title' | 'text', plain: string) =>
    highlight?.fields[name] ? (
      <HighlightedSearchResultText
        text={highlight.fields[name]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      plain
    );
  return (
    <div className={classes.root}>
      {icon && (
        <ListItemIcon>
          {typeof icon === 'function' ? icon(result) : icon}
        </ListItemIcon>
      )}
      <div className={classes.body}>
        <Typography variant="h6" component="h3">
          <Link to={result.location} noTrack>
            {field('title', result.title)}
          </Link>
        </Typography>
        <Quiet>
          {t('searchItem.type')} {state && <StateSign sign={state} />}
          {applicable > 0 &&
            ` · ${t('searchItem.coverage', {
              met: formatNumber(met),
              all: formatNumber(applicable),
            })}`}
        </Quiet>
        {highlight?.fields.text && (
          <Typography variant="body2" className={classes.found}>
            {field('text', '')}
          </Typography>
        )}
        {gaps.length > 0 && (
          <Typography variant="body2">
            {t('searchItem.gaps', { names: list(gaps) })}
          </Typography>
        )}
        {slas.length > 0 && (
          <Typography variant="body2">
            {t('searchItem.slas', { names: list(slas) })}
          </Typography>
        )}
      </div>
    </div>
  );
}
