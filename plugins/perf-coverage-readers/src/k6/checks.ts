import { isObject, member, numberMember, textMember } from '../input/json';
import { RunBuilder } from '../run/RunBuilder';

/** Groups nest as a script nests them; deeper than this is no script's doing. */
const maxGroupDepth = 64;

/**
 * Checks of `root_group` with the path of their group. `--summary-export`
 * keys groups and checks by name, `handleSummary` lists them; both are read.
 */
export function addK6Checks(run: RunBuilder, rootGroup: unknown): void {
  const waiting: { group: unknown; depth: number }[] = [
    { group: rootGroup, depth: 0 },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { group, depth } = next;
    const path = textMember(group, 'path') ?? textMember(group, 'name') ?? '';
    for (const check of entries(member(group, 'checks'))) {
      addCheck(run, check, path);
    }
    const groups = entries(member(group, 'groups'));
    if (depth < maxGroupDepth) {
      waiting.push(...groups.map(each => ({ group: each, depth: depth + 1 })));
    } else if (groups.length > 0) {
      run.warn(
        'groups-too-deep',
        `Groups nested deeper than ${maxGroupDepth} are not read`,
        groups.length,
      );
    }
  }
}

/** Adds one check; one without name or counts is reported instead. */
export function addCheck(run: RunBuilder, check: unknown, group: string): void {
  const name = textMember(check, 'name');
  const passes = numberMember(check, 'passes');
  const fails = numberMember(check, 'fails');
  if (name === undefined || passes === undefined || fails === undefined) {
    run.warn('check-unreadable', 'A check lacks its name, passes or fails');
    return;
  }
  run.check({ name, group, passes, fails });
}

function entries(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return isObject(value) ? Object.values(value) : [];
}
