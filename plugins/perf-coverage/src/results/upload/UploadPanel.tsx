import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { perfCoverageUploadPermission } from 'backstage-plugin-perf-coverage-common';
import { DragEvent, useId, useRef, useState } from 'react';
import { useComponentView } from '../../component/ComponentContext';
import { Field } from '../../components/Field';
import { Quiet } from '../../components/Quiet';
import { formatNumber } from '../../components/format';
import type { Place } from '../../overview/snippets';
import { quietText } from '../../state';
import { Text, useText } from '../../translation';
import { UploadList } from './UploadList';
import { useUploads } from './useUploads';

/** More files in one request are refused; an archive may hold more. */
const MOST_FILES = 100;

const useStyles = makeStyles(theme => ({
  zone: {
    border: `2px dashed ${quietText(theme)}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(2),
    maxWidth: 760,
    margin: theme.spacing(1, 0),
    '@media print': { display: 'none' },
  },
  over: {
    borderColor: theme.palette.primary.main,
    background: theme.palette.action.hover,
  },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(2),
    '& label': { display: 'inline-flex', alignItems: 'center', gap: 8 },
  },
  hidden: { display: 'none' },
  progress: { maxWidth: 760, margin: theme.spacing(1, 0) },
}));

/** Why nothing can be sent from here; null where it can. */
function hindrance(
  permission: { loading: boolean; allowed: boolean },
  t: Text,
): string | null {
  if (permission.loading) return t('results.askingPermission');
  return permission.allowed ? null : t('results.mayNotSend');
}

/** Result files from the reader's machine: dropped here, or chosen. */
export function UploadPanel(props: {
  place: Place;
  onPlace(place: Place): void;
}) {
  const classes = useStyles();
  const t = useText();
  const id = useId();
  const { entityRef } = useComponentView();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { environment, branch } = props.place;
  const [merge, setMerge] = useState(false);
  const [refused, setRefused] = useState<string>();
  const permission = usePermission({
    permission: perfCoverageUploadPermission,
    resourceRef: entityRef,
  });
  const { uploads, sending, send, retry } = useUploads();
  const why = hindrance(permission, t);
  const finished = uploads.filter(
    ({ status }) => status === 'done' || status === 'failed',
  ).length;

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (why !== null || files.length === 0) return;
    if (files.length > MOST_FILES) {
      setRefused(
        t('results.tooMany', {
          files: t('results.files', { count: files.length }),
          most: formatNumber(MOST_FILES),
        }),
      );
      return;
    }
    setRefused(undefined);
    send(files, {
      ...(environment.trim() && { environment: environment.trim() }),
      ...(branch.trim() && { branch: branch.trim() }),
      ...(merge && files.length > 1 && { merge: true }),
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <>
      <div
        className={`${classes.zone} ${over ? classes.over : ''}`}
        role="group"
        aria-label={t('results.upload')}
        onDragOver={event => {
          event.preventDefault();
          if (why === null) setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button
          variant="contained"
          color="primary"
          disabled={why !== null}
          title={why ?? undefined}
          onClick={() => input.current?.click()}
        >
          {t('results.choose')}
        </Button>{' '}
        {t('results.dropHere')}
        <input
          ref={input}
          className={classes.hidden}
          type="file"
          multiple
          aria-label={t('results.uploadWhat')}
          disabled={why !== null}
          onChange={event => {
            take(event.target.files);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        <div className={classes.fields}>
          <Field
            id={`${id}-environment`}
            label={t('results.environment')}
            value={environment}
            onChange={event =>
              props.onPlace({ ...props.place, environment: event.target.value })
            }
            size="small"
            inputProps={{ maxLength: 255 }}
          />
          <Field
            id={`${id}-branch`}
            label={t('results.branch')}
            value={branch}
            onChange={event =>
              props.onPlace({ ...props.place, branch: event.target.value })
            }
            size="small"
            inputProps={{ maxLength: 255 }}
          />
          <label title={t('results.mergeHelp')}>
            <input
              type="checkbox"
              checked={merge}
              onChange={event => setMerge(event.target.checked)}
            />
            {t('results.merge')}
          </label>
        </div>
        {why && <Quiet role="status">{why}</Quiet>}
      </div>
      {refused && <div role="alert">{refused}</div>}
      {uploads.length > 0 && (
        <>
          <div className={classes.progress}>
            <span role="status">
              {t('results.uploads', {
                finished: formatNumber(finished),
                count: uploads.length,
              })}
            </span>
            {sending && (
              <LinearProgress
                aria-label={t('results.uploadList')}
                variant="determinate"
                value={(finished / uploads.length) * 100}
              />
            )}
          </div>
          <UploadList uploads={uploads} onRetry={retry} />
        </>
      )}
    </>
  );
}
