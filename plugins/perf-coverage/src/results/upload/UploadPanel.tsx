import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { perfCoverageUploadPermission } from 'backstage-plugin-perf-coverage-common';
import { DragEvent, useId, useRef, useState } from 'react';
import { useComponentView } from '../../component/ComponentContext';
import { Field } from '../../components/Field';
import { Quiet } from '../../components/Quiet';
import { plural } from '../../components/format';
import { quietText } from '../../state';
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
function hindrance(permission: {
  loading: boolean;
  allowed: boolean;
}): string | null {
  if (permission.loading) return 'Asking whether you may send results…';
  return permission.allowed
    ? null
    : 'You may not send results of this component: ask its owner, or the portal’s administrators for the permission “perf-coverage.upload”.';
}

/** Result files from the reader's machine: dropped here, or chosen. */
export function UploadPanel() {
  const classes = useStyles();
  const id = useId();
  const { entityRef } = useComponentView();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [environment, setEnvironment] = useState('');
  const [branch, setBranch] = useState('');
  const [merge, setMerge] = useState(false);
  const [refused, setRefused] = useState<string>();
  const permission = usePermission({
    permission: perfCoverageUploadPermission,
    resourceRef: entityRef,
  });
  const { uploads, sending, send, retry } = useUploads();
  const why = hindrance(permission);
  const finished = uploads.filter(
    ({ status }) => status === 'done' || status === 'failed',
  ).length;

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (why !== null || files.length === 0) return;
    if (files.length > MOST_FILES) {
      setRefused(
        `${plural(
          files.length,
          'file',
        )} are more than the ${MOST_FILES} that can be sent at once; put them into a zip or tar archive.`,
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
        aria-label="Send result files"
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
          Choose files…
        </Button>{' '}
        or drop them here: results of any tool that is read, compressed or not,
        or archives of them.
        <input
          ref={input}
          className={classes.hidden}
          type="file"
          multiple
          aria-label="Result files"
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
            label="Environment"
            value={environment}
            onChange={event => setEnvironment(event.target.value)}
            size="small"
            inputProps={{ maxLength: 255 }}
          />
          <Field
            id={`${id}-branch`}
            label="Branch"
            value={branch}
            onChange={event => setBranch(event.target.value)}
            size="small"
            inputProps={{ maxLength: 255 }}
          />
          <label title="For the shards of a run that several machines made">
            <input
              type="checkbox"
              checked={merge}
              onChange={event => setMerge(event.target.checked)}
            />
            Several files are one run
          </label>
        </div>
        {why && <Quiet role="status">{why}</Quiet>}
      </div>
      {refused && <div role="alert">{refused}</div>}
      {uploads.length > 0 && (
        <>
          <div className={classes.progress}>
            <span role="status">
              {finished} of {plural(uploads.length, 'upload')} finished
            </span>
            {sending && (
              <LinearProgress
                aria-label="Uploads"
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
