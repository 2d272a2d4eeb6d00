import {
  Assessment,
  CoverageState,
  Priority,
  priorities,
  SlaState,
} from '../vocabulary';

/**
 * What an assessment said on a day: enough for trends, burn-down, and to tell
 * what changed since.
 *
 * @public
 */
export interface Snapshot {
  entityRef: string;
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  state: CoverageState | 'unknown';
  met: number;
  applicable: number;
  operations: number;
  coveredOperations: number;
  /** Mean hours that are left. */
  effortHours: number;
  capabilities: {
    name: string;
    title: string;
    state: CoverageState;
    met: number;
    applicable: number;
  }[];
  gaps: { id: string; title: string; priority: Priority }[];
  slas: { capability: string; name: string; state: SlaState }[];
}

/** @public */
export function snapshotOf(
  entityRef: string,
  assessment: Assessment,
  now: string,
): Snapshot {
  const { totals } = assessment;
  return {
    entityRef,
    day: now.slice(0, 10),
    state: assessment.state,
    met: totals.metRequirements,
    applicable: totals.requirements,
    operations: totals.operations,
    coveredOperations: totals.coveredOperations,
    effortHours: totals.effort.mean,
    capabilities: assessment.capabilities.map(
      ({ name, title, state, met, applicable }) => ({
        ...{ name, title, state, met, applicable },
      }),
    ),
    gaps: assessment.gaps.map(({ id, title, priority }) => ({
      ...{ id, title, priority },
    })),
    slas: assessment.slas.map(({ capability, name, state }) => ({
      ...{ capability, name, state },
    })),
  };
}

/**
 * One thing that is different between two snapshots of a component.
 *
 * @public
 */
export interface SnapshotChange {
  type:
    | 'coverage'
    | 'gap-opened'
    | 'gap-closed'
    | 'gap-priority'
    | 'sla'
    | 'capability';
  /** Whether it is good news; null where it is neither. */
  better: boolean | null;
  /** One sentence, without a full stop. */
  text: string;
  /** Id of the gap, name of the capability, or capability and SLA. */
  subject: string;
}

/**
 * What changed from one snapshot of a component to a later one: breached SLAs
 * and opened gaps by priority first, then what got better.
 *
 * @param before - null where there was none: then nothing can be said to have
 *   changed
 * @public
 */
export function changesBetween(
  before: Snapshot | null,
  after: Snapshot,
): SnapshotChange[] {
  if (before === null) return [];
  const changes = [
    ...coverageChange(before, after),
    ...slaChanges(before, after),
    ...gapChanges(before, after),
    ...capabilityChanges(before, after),
  ];
  const weight = ({ better }: SnapshotChange) =>
    better === null ? 1 : Number(better) * 2;
  return changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => weight(a.change) - weight(b.change) || a.index - b.index)
    .map(({ change }) => change);
}

function coverageChange(before: Snapshot, after: Snapshot): SnapshotChange[] {
  if (before.met === after.met && before.applicable === after.applicable) {
    return [];
  }
  const share = ({ met, applicable }: Snapshot) =>
    applicable === 0 ? null : met / applicable;
  const [from, to] = [share(before), share(after)];
  const rose = from === null || to === null ? 0 : Math.sign(to - from);
  return [
    {
      type: 'coverage',
      better: rose === 0 ? null : rose > 0,
      text: `${before.met} of ${before.applicable} → ${after.met} of ${after.applicable} requirements met`,
      subject: after.entityRef,
    },
  ];
}

/** As pages call it: "undefined" reads like a mistake of the program. */
function slaWord(state: SlaState): string {
  return state === 'undefined' ? 'only proposed' : state;
}

function slaChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const key = (sla: Snapshot['slas'][number]) =>
    JSON.stringify([sla.capability, sla.name]);
  const known = new Map(before.slas.map(sla => [key(sla), sla.state]));
  return after.slas.flatMap((sla): SnapshotChange[] => {
    const from = known.get(key(sla));
    if (from === sla.state) return [];
    return [
      {
        type: 'sla',
        better: newsOf(from ?? null, sla.state),
        text: `SLA ${sla.name}: ${from ? slaWord(from) : 'new'} → ${slaWord(
          sla.state,
        )}`,
        subject: `${sla.capability}/${sla.name}`,
      },
    ];
  });
}

function newsOf(from: SlaState | null, to: SlaState): boolean | null {
  if (to === 'breached') return false;
  if (to === 'met') return true;
  if (from === 'met') return false;
  return from === 'breached' ? true : null;
}

function gapChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const known = new Map(before.gaps.map(gap => [gap.id, gap]));
  const left = new Set(after.gaps.map(gap => gap.id));
  const byPriority = [...after.gaps].sort(
    (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority),
  );
  const changed = byPriority.flatMap((gap): SnapshotChange[] => {
    const was = known.get(gap.id);
    const text = `${gap.title} (${gap.priority})`;
    if (!was) {
      return [{ type: 'gap-opened', better: false, text, subject: gap.id }];
    }
    if (was.priority === gap.priority) return [];
    const better =
      priorities.indexOf(gap.priority) > priorities.indexOf(was.priority);
    return [
      {
        type: 'gap-priority',
        better,
        text: `${gap.title}: ${was.priority} → ${gap.priority}`,
        subject: gap.id,
      },
    ];
  });
  const closed = before.gaps
    .filter(gap => !left.has(gap.id))
    .map(
      (gap): SnapshotChange => ({
        type: 'gap-closed',
        better: true,
        text: `${gap.title} (${gap.priority})`,
        subject: gap.id,
      }),
    );
  return [...changed, ...closed];
}

function capabilityChanges(
  before: Snapshot,
  after: Snapshot,
): SnapshotChange[] {
  const known = new Map(before.capabilities.map(own => [own.name, own]));
  const left = new Set(after.capabilities.map(own => own.name));
  const change = (subject: string, text: string): SnapshotChange => ({
    type: 'capability',
    better: null,
    text,
    subject,
  });
  return [
    ...after.capabilities.flatMap(({ name, title, state }) => {
      const was = known.get(name);
      if (!was) return change(name, `${title} is new: ${state}`);
      return was.state === state
        ? []
        : change(name, `${title}: ${was.state} → ${state}`);
    }),
    ...before.capabilities
      .filter(({ name }) => !left.has(name))
      .map(({ name, title }) => change(name, `${title} is gone`)),
  ];
}
