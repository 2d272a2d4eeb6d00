import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { PlanValue, YamlPath } from 'backstage-plugin-perf-coverage-common';
import { ReactNode, useState } from 'react';
import { useText } from '../translation';
import { countAt, textAt, usePlanContext } from './PlanTextContext';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    borderTop: `1px solid ${theme.palette.divider}`,
    padding: theme.spacing(0.5, 0),
  },
  head: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  title: {
    flex: 1,
    minWidth: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    textTransform: 'none',
    overflowWrap: 'anywhere',
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0, 1, 2, 2),
    alignItems: 'start',
  },
}));

/** Fields beside each other, as many as there is room for. */
export function FieldGrid(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.fields}>{props.children}</div>;
}

/** The entries of a list of the plan, each to open, move and remove. */
export function EntryList(props: {
  path: YamlPath;
  /** The key that names an entry. */
  nameKey: string;
  titleOf(name: string): string;
  addLabel: string;
  /** A new entry; it may go by the names that are taken. */
  fresh(taken: string[]): PlanValue;
  children(index: number): ReactNode;
}) {
  const classes = useStyles();
  const t = useText();
  const plan = usePlanContext();
  const [open, setOpen] = useState<number>();
  const { path, nameKey } = props;
  const root = plan.reading.value;
  const names = Array.from({ length: countAt(root, path) }, (_, index) =>
    textAt(root, [...path, index, nameKey]),
  );
  return (
    <>
      <ul className={classes.list}>
        {names.map((name, index) => {
          const title = props.titleOf(name || String(index + 1));
          return (
            <li key={index} className={classes.entry}>
              <div className={classes.head}>
                <Button
                  size="small"
                  className={classes.title}
                  aria-expanded={open === index}
                  onClick={() => setOpen(open === index ? undefined : index)}
                >
                  {open === index ? '▾' : '▸'} {title}
                </Button>
                {names.length > 1 &&
                  ([-1, 1] as const).map(by => (
                    <IconButton
                      key={by}
                      size="small"
                      aria-label={t(by < 0 ? 'plan.moveUp' : 'plan.moveDown', {
                        name: title,
                      })}
                      disabled={
                        !plan.editable ||
                        (by < 0 ? index === 0 : index === names.length - 1)
                      }
                      onClick={() => {
                        plan.edit([{ op: 'move', path: [...path, index], by }]);
                        if (open === index) setOpen(index + by);
                      }}
                    >
                      {by < 0 ? (
                        <ArrowUpwardIcon fontSize="small" />
                      ) : (
                        <ArrowDownwardIcon fontSize="small" />
                      )}
                    </IconButton>
                  ))}
                <IconButton
                  size="small"
                  aria-label={t('plan.remove', { name: title })}
                  disabled={!plan.editable}
                  onClick={() => {
                    plan.edit([{ op: 'remove', path: [...path, index] }]);
                    setOpen(undefined);
                  }}
                >
                  <DeleteIcon fontSize="small" />
                </IconButton>
              </div>
              {open === index && props.children(index)}
            </li>
          );
        })}
      </ul>
      <Button
        size="small"
        variant="outlined"
        disabled={!plan.editable}
        onClick={() => {
          plan.edit([{ op: 'add', path, value: props.fresh(names) }]);
          setOpen(names.length);
        }}
      >
        {props.addLabel}
      </Button>
    </>
  );
}

/** `capability`, `capability-2` …: a name that is not taken yet. */
export function freeName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let count = 2; taken.includes(name); count++) name = `${base}-${count}`;
  return name;
}
