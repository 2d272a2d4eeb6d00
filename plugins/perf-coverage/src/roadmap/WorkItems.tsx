import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Snackbar from '@material-ui/core/Snackbar';
import type {
  RoadmapPlan,
  WorkItem,
} from 'backstage-plugin-perf-coverage-common';
import { useState } from 'react';
import { perfCoverageApiRef } from '../api';
import { DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Quiet } from '../components/Quiet';
import { Section } from '../components/Section';
import { NotStored } from '../components/NotStored';
import { Num, Unknown } from '../components/Values';
import { formatHours } from '../components/format';
import { PriorityChip, StateSign } from '../state';
import { useText } from '../translation';
import { WorkItemDialog } from './WorkItemDialog';
import { settingsOfWork } from './workForm';

const SHOWN_MILLISECONDS = 15_000;

/** Work that closes no gap: to add, to correct, to call done, and to take out. */
export function WorkItems(props: {
  plan: RoadmapPlan;
  people: readonly string[];
  onChanged(): void;
}) {
  const t = useText();
  const api = useApi(perfCoverageApiRef);
  const [editing, setEditing] = useState<WorkItem | 'new'>();
  const [error, setError] = useState<Error>();
  const [removed, setRemoved] = useState<WorkItem>();
  const { plan, onChanged } = props;
  const items = plan.workItems;
  if (items.length === 0 && !plan.editable) return null;

  const attempt = async (change: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await change();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
    onChanged();
  };
  const setDone = (item: WorkItem) =>
    attempt(() =>
      api.updateWorkItem(item.id, {
        ...settingsOfWork(item),
        revision: item.revision,
        done: !item.done,
      }),
    );
  const remove = (item: WorkItem) =>
    attempt(async () => {
      await api.deleteWorkItem(item.id, item.revision);
      setRemoved(item);
    });
  const bringBack = (item: WorkItem) => {
    setRemoved(undefined);
    attempt(() =>
      api.addWorkItem({ ...settingsOfWork(item), scope: item.scope }),
    );
  };

  return (
    <Section title={t('work.title')} text={t('work.help')}>
      {items.length > 0 && (
        <DataTable
          label={t('work.title')}
          rows={items}
          keyOf={item => item.id}
          columns={[
            {
              name: t('roadmap.work'),
              names: true,
              cell: item => (
                <>
                  {item.title}
                  {item.notes && <Quiet>{item.notes}</Quiet>}
                </>
              ),
            },
            {
              name: t('roadmap.priority'),
              cell: item => <PriorityChip priority={item.priority} />,
            },
            {
              name: t('roadmap.who'),
              cell: item => (
                <Person name={item.assignee} otherwise={t('roadmap.nobody')} />
              ),
            },
            {
              name: t('roadmap.phase'),
              cell: item =>
                item.phase ?? <Unknown why={t('roadmap.noPhase')} />,
            },
            {
              name: t('roadmap.hours'),
              right: true,
              cell: item =>
                item.estimate ? (
                  <Num>{formatHours(item.estimate)}</Num>
                ) : (
                  <Unknown why={t('common.noEstimate')} />
                ),
            },
            {
              name: t('roadmap.actions'),
              cell: item => (
                <>
                  {item.done && (
                    <StateSign
                      sign="covered"
                      word={t('work.isDone')}
                      title={t('work.isDone')}
                    />
                  )}
                  {plan.editable && (
                    <>
                      <Button size="small" onClick={() => setDone(item)}>
                        {item.done ? t('work.reopen') : t('work.done')}
                      </Button>
                      <Button size="small" onClick={() => setEditing(item)}>
                        {t('work.edit')}
                      </Button>
                      <Button size="small" onClick={() => remove(item)}>
                        {t('roadmap.remove')}
                      </Button>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {plan.editable && (
        <p>
          <Button
            size="small"
            variant="outlined"
            onClick={() => setEditing('new')}
          >
            {t('work.add')}
          </Button>
        </p>
      )}
      {error && <NotStored error={error} overtaken={t('work.overtaken')} />}
      {editing && (
        <WorkItemDialog
          item={editing === 'new' ? undefined : editing}
          scope={plan.scope}
          phases={plan.roadmap.phases}
          people={props.people}
          onStored={() => {
            setEditing(undefined);
            onChanged();
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      <Snackbar
        open={removed !== undefined}
        autoHideDuration={SHOWN_MILLISECONDS}
        onClose={(_event, reason) =>
          reason !== 'clickaway' && setRemoved(undefined)
        }
        message={removed && t('work.removed', { title: removed.title })}
        ContentProps={{ role: 'status' }}
        action={
          removed && (
            <Button
              size="small"
              color="inherit"
              onClick={() => bringBack(removed)}
            >
              {t('common.undo')}
            </Button>
          )
        }
      />
    </Section>
  );
}
