import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { SourceExcerpt } from 'backstage-plugin-perf-coverage-common';
import { useEffect, useRef } from 'react';
import { perfCoverageApiRef, useLoad } from '../api';
import { useComponentView } from '../component/ComponentContext';
import { Pane } from '../components/Pane';
import { Trouble } from '../components/Trouble';
import { formatNumber } from '../components/format';
import { scrollRegion } from '../components/scrollRegion';
import { sourceUrl } from '../components/safeUrl';
import { useAddress } from '../components/useAddress';
import { Quiet } from '../components/Quiet';
import { quietText } from '../state';
import { useText } from '../translation';

const useStyles = makeStyles(theme => ({
  code: {
    overflow: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    margin: theme.spacing(1, 0),
    fontFamily: 'monospace',
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.5,
    maxHeight: '75vh',
  },
  lines: { margin: 0, padding: 0, listStyle: 'none', minWidth: 'max-content' },
  line: { display: 'flex', whiteSpace: 'pre' },
  marked: {
    background: theme.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  number: {
    width: '4.5em',
    flex: 'none',
    textAlign: 'right',
    paddingRight: theme.spacing(2),
    color: quietText(theme),
    userSelect: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
}));

function Lines(props: { excerpt: SourceExcerpt; line: number }) {
  const classes = useStyles();
  const t = useText();
  const { excerpt, line } = props;
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    marked.current?.scrollIntoView?.({ block: 'center' });
  }, [excerpt, line]);
  return (
    <div
      className={classes.code}
      {...scrollRegion(t('sources.sourceOf', { path: excerpt.path }))}
    >
      <ol className={classes.lines} start={excerpt.firstLine}>
        {excerpt.lines.map((text, index) => {
          const number = excerpt.firstLine + index;
          const current = number === line;
          return (
            <li
              key={number}
              ref={current ? marked : undefined}
              className={`${classes.line} ${current ? classes.marked : ''}`}
              aria-current={current ? 'location' : undefined}
            >
              <span className={classes.number}>{number}</span>
              <code>{text || ' '}</code>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Viewer(props: { path: string; line: number }) {
  const t = useText();
  const { entityRef, detail } = useComponentView();
  const api = useApi(perfCoverageApiRef);
  const { path, line } = props;
  const { value, error, reload } = useLoad(
    JSON.stringify([entityRef, path, line]),
    () => api.getSource(entityRef, path, line),
  );
  const url = sourceUrl(detail.sources.urlTemplate, path, line);
  return (
    <>
      <Quiet>
        {value
          ? t('sources.lineOf', { line, total: formatNumber(value.totalLines) })
          : t('sources.line', { line })}
        {url && (
          <>
            {' · '}
            <Link to={url}>{t('sources.open')}</Link>
          </>
        )}
      </Quiet>
      {error && (
        <Trouble error={error} what={t('sources.what')} onRetry={reload} />
      )}
      {!value && !error && (
        <Skeleton variant="rect" height={320} aria-busy="true" />
      )}
      {value && <Lines excerpt={value} line={line} />}
    </>
  );
}

/** Shows the line that the address asks for, whichever sub-page is open. */
export function SourceViewer() {
  const t = useText();
  const { params, change } = useAddress();
  const path = params.get('source');
  const asked = Number(params.get('line') ?? 1);
  const line = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  return (
    <Pane
      open={path !== null}
      wide
      title={path ?? t('sources.source')}
      onClose={() => change({ source: null, line: null })}
    >
      {path !== null && <Viewer path={path} line={line} />}
    </Pane>
  );
}
