import Button from '@material-ui/core/Button';
import { priorities } from 'backstage-plugin-perf-coverage-common';
import { DataTable } from '../components/DataTable';
import { Person } from '../components/Person';
import { Num } from '../components/Values';
import { formatHours, formatNumber } from '../components/format';
import { PriorityChip } from '../state';
import { useText } from '../translation';
import { GapGroup, Grouping, NO_GROUP } from './groups';

function GroupName(props: {
  by: Grouping;
  value: string | null;
  phaseTitle(name: string): string;
}) {
  const t = useText();
  const { by, value } = props;
  if (value === null) {
    return (
      <>
        {
          {
            team: t('common.noOwner'),
            assignee: t('planning.nobody'),
            phase: t('common.noPhase'),
            priority: t('common.notKnown'),
          }[by]
        }
      </>
    );
  }
  const priority = priorities.find(name => name === value);
  if (by === 'priority' && priority)
    return <PriorityChip priority={priority} />;
  return by === 'phase' ? (
    <>{props.phaseTitle(value)}</>
  ) : (
    <Person name={value} otherwise="" />
  );
}

/** Groups with what they come to; one can be looked at alone, or selected whole. */
export function GroupTable(props: {
  by: Grouping;
  groups: readonly GapGroup[];
  /** What a phase is called, by its name. */
  phaseTitle(name: string): string;
  only: string | null;
  onOnly(value: string | null): void;
  onSelect(group: GapGroup): void;
}) {
  const t = useText();
  const { by, only } = props;
  const groups = props.groups.map(group => ({
    ...group,
    key: group.value ?? NO_GROUP,
  }));
  return (
    <DataTable
      label={t('planning.groups')}
      rows={groups}
      keyOf={group => group.key}
      isSelected={group => group.key === only}
      columns={[
        {
          name: t('planning.group'),
          names: true,
          cell: group => (
            <GroupName
              by={by}
              value={group.value}
              phaseTitle={props.phaseTitle}
            />
          ),
        },
        {
          name: t('gaps.gaps'),
          right: true,
          cell: group => <Num>{formatNumber(group.gaps.length)}</Num>,
        },
        {
          name: t('gaps.hours'),
          right: true,
          cell: group => (
            <Num title={t('planning.together')}>{formatHours(group)}</Num>
          ),
        },
        {
          name: t('planning.unestimated'),
          right: true,
          cell: group => <Num>{formatNumber(group.unestimated)}</Num>,
        },
        {
          name: t('planning.unassigned'),
          right: true,
          cell: group => <Num>{formatNumber(group.unassigned)}</Num>,
        },
        {
          name: t('planning.actions'),
          cell: group => (
            <>
              <Button
                size="small"
                aria-pressed={group.key === only}
                onClick={() =>
                  props.onOnly(group.key === only ? null : group.key)
                }
              >
                {group.key === only ? t('planning.all') : t('planning.only')}
              </Button>
              <Button size="small" onClick={() => props.onSelect(group)}>
                {t('planning.select')}
              </Button>
            </>
          ),
        },
      ]}
    />
  );
}
