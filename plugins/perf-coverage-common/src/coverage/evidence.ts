import {
  Evidence,
  evidenceLadder,
  EvidenceLink,
  RunLack,
} from '../vocabulary';
import { Freshness } from './freshness';
import { RunsOfUnits, UnitRun } from './runsOfUnits';
import { TestUnit } from './testUnits';

/** How far one test or script is up the ladder, and what shows it. */
export interface UnitEvidence {
  unit: TestUnit;
  evidence: Evidence;
  /** The run that decides; null where none does. */
  by: UnitRun | null;
  /** Why it stays on the rung `run`; null elsewhere. */
  lack: RunLack | null;
}

/** At most this many links stand beside one requirement. */
const maxLinks = 5;

/**
 * What puts a test or script on its rung, in the order in which it is tried:
 * the first that holds counts. Documentation and pages are made from this table.
 *
 * @public
 */
export const evidenceRules: readonly {
  evidence: Evidence;
  sentence: string;
}[] = [
  {
    evidence: 'broken',
    sentence:
      'It is written, but can’t run as it stands: the file has a defect, it is skipped, or no scenario reaches it.',
  },
  {
    evidence: 'written',
    sentence: 'It is written, and no run of it is known.',
  },
  {
    evidence: 'run',
    sentence:
      'It ran, but longer ago than the freshness limit allows, at too old a commit, under too little load, or on a day that is yet to come.',
  },
  {
    evidence: 'failing',
    sentence:
      'The newest run within the freshness limit that asserts anything failed, or every request of it did.',
  },
  {
    evidence: 'met',
    sentence: 'It ran within the freshness limit, and what it asserts holds.',
  },
  {
    evidence: 'fresh',
    sentence:
      'It ran within the freshness limit, but asserts nothing that could fail.',
  },
];

/**
 * Judges one test or script.
 *
 * @param hasEnoughLoad - where a load is asked for: runs under less show that it
 *   fails, but not that it holds
 */
export function evidenceOf(
  unit: TestUnit,
  runs: RunsOfUnits,
  freshness: Freshness,
  hasEnoughLoad: (run: UnitRun) => boolean = () => true,
): UnitEvidence {
  const none = { by: null, lack: null };
  if (unit.cannotRun !== null) return { unit, evidence: 'broken', ...none };
  const all = runs.of(unit);
  if (all.length === 0) return { unit, evidence: 'written', ...none };
  const fresh = all.filter(run => freshness.lackOf(run.run) === null);
  if (fresh.length === 0) {
    const [newest] = all;
    return {
      unit,
      evidence: 'run',
      by: newest,
      lack: freshness.lackOf(newest.run),
    };
  }
  const verdict = fresh.find(run => run.outcome !== 'measured');
  if (verdict?.outcome !== 'failed') {
    const loaded = fresh.filter(hasEnoughLoad);
    const best = loaded.find(run => run.outcome !== 'measured') ?? loaded[0];
    if (!best) {
      const by = fresh[0];
      return { unit, evidence: 'run', by, lack: 'too-little-load' };
    }
    const evidence = best.outcome === 'measured' ? 'fresh' : 'met';
    return { unit, evidence, by: best, lack: null };
  }
  return { unit, evidence: 'failing', by: verdict, lack: null };
}

/** True where the first stands higher on the ladder; `failing` stands beside it, on `fresh`. */
export function rankOf(evidence: Evidence): number {
  return evidenceLadder.indexOf(evidence === 'failing' ? 'fresh' : evidence);
}

/** The strongest of several, or `failing` where one fails. */
export function strongest(
  evidences: readonly UnitEvidence[],
): UnitEvidence | null {
  const failing = evidences.find(entry => entry.evidence === 'failing');
  if (failing) return failing;
  return evidences.reduce<UnitEvidence | null>(
    (best, entry) =>
      best === null || rankOf(entry.evidence) > rankOf(best.evidence)
        ? entry
        : best,
    null,
  );
}

/** Links to the tests and to the run that decides. */
export function linksTo(
  deciding: UnitEvidence | null,
  others: readonly UnitEvidence[],
): EvidenceLink[] {
  const links: EvidenceLink[] = [];
  const add = (link: EvidenceLink) => {
    if (links.length < maxLinks) links.push(link);
  };
  if (deciding) {
    add(sourceLink(deciding.unit));
    if (deciding.by) add(runLink(deciding.by));
  }
  for (const other of others) {
    if (other.unit !== deciding?.unit) add(sourceLink(other.unit));
  }
  return links;
}

export function sourceLink(unit: TestUnit): EvidenceLink {
  return {
    type: 'source',
    file: unit.file.path,
    // Of one that can't run, the line that keeps it from running.
    line: unit.brokenAt ?? unit.line,
    label: unitLabel(unit),
  };
}

export function runLink(run: UnitRun): EvidenceLink {
  return {
    type: 'run',
    runId: run.run.id,
    label: `Run of ${run.at.slice(0, 10)}`,
  };
}

/** `TestSwap::test_many`, or a script's path. */
export function unitLabel(unit: TestUnit): string {
  if (!unit.test) return unit.file.path;
  return unit.test.suite === null
    ? unit.test.name
    : `${unit.test.suite}::${unit.test.name}`;
}

/** What the deciding evidence says, in one sentence. */
export function sentenceFor(
  { unit, evidence, by, lack }: UnitEvidence,
  freshness: Freshness,
): string {
  const label = unitLabel(unit);
  const when = by ? freshness.describe(by.at) : '';
  const made = by?.run.run.synthetic ? ', in a synthetic result' : '';
  switch (evidence) {
    case 'met':
      return `${label} ran on ${when} and what it asserts held${made}.`;
    case 'fresh':
      return `${label} ran on ${when}; it asserts nothing that could fail${made}.`;
    case 'failing':
      return by?.allFailed
        ? `${label} ran on ${when}, and every request failed${made}.`
        : `${label} failed on ${when}${made}.`;
    case 'run':
      return `${label} last ran on ${when}, ${freshness.reason(
        lack ?? 'too-old',
      )}.`;
    case 'written':
      return `${label} is written, and no run of it is known.`;
    case 'broken':
      return `${label} is written but can't run: ${unit.cannotRun}.`;
    case 'none':
      return `There is no evidence.`;
    default:
      throw new Error(`Unknown evidence ${evidence satisfies never}`);
  }
}
