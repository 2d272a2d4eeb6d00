import { convertUnit } from '../plan/units';
import {
  AssessedFinding,
  AssessedRequirement,
  AssessedSla,
  Evidence,
  EvidenceLink,
  PlanCapability,
  PlanSla,
  RunLack,
  SlaState,
} from '../vocabulary';
import {
  rankOf,
  runLink,
  sourceLink,
  UnitEvidence,
  unitLabel,
} from './evidence';
import { Freshness } from './freshness';
import { RunEvidence } from './inputs';
import { driftFindings, limitsBeside } from './limitDrift';
import {
  holds,
  measure,
  namesUnit,
  SlaSubject,
  usersAsked,
  usersOf,
} from './measurements';
import { RunsOfUnits } from './runsOfUnits';
import { timeOf } from './runTime';
import { historyOf, recommendFor } from './slaHistory';

export interface SlaContext {
  planFile: string;
  capability: PlanCapability;
  subject: SlaSubject;
  evidences: readonly UnitEvidence[];
  /** Newest first. */
  runs: readonly RunEvidence[];
  runsOfUnits: RunsOfUnits;
  freshness: Freshness;
}

interface Verdict {
  state: SlaState;
  evidence: Evidence;
  actual: number | null;
  runId: string | null;
  why: string;
  links: EvidenceLink[];
  lack?: RunLack | null;
}

/** Judges one SLA of a capability: its row in the table, and its requirement. */
export function judgeSla(
  sla: PlanSla,
  context: SlaContext,
): {
  sla: AssessedSla;
  requirement: AssessedRequirement;
  findings: AssessedFinding[];
} {
  const verdict = judge(sla, context);
  const met = verdict.state === 'met';
  const limits = limitsBeside(
    sla,
    context.evidences.map(({ unit }) => unit),
  );
  const recommended =
    verdict.state === 'undefined' ? recommendFor(sla, context) : null;
  const history =
    verdict.runId === null || verdict.actual === null
      ? []
      : historyOf(sla, verdict.runId, context);
  return {
    findings: driftFindings(
      context.capability.name,
      sla,
      limitText(sla),
      limits,
    ),
    sla: {
      capability: context.capability.name,
      name: sla.name,
      metric: sla.metric,
      stat: sla.stat,
      operator: sla.operator,
      value: sla.value,
      unit: sla.unit,
      under: sla.under,
      state: verdict.state,
      actual: verdict.actual,
      margin: marginOf(sla, verdict.actual),
      runId: verdict.runId,
      why: verdict.why,
      ...(history.length > 0 ? { history } : {}),
      ...(limits.length > 0 ? { limits } : {}),
      ...(recommended ? { recommended } : {}),
    },
    requirement: {
      type: 'sla',
      subject: sla.name,
      evidence: verdict.evidence,
      met,
      why: verdict.why,
      ...(verdict.lack ? { lack: verdict.lack } : {}),
      close: met ? null : closeSla(sla, verdict),
      links: [placeOf(sla, context.planFile), ...verdict.links],
    },
  };
}

/** Where the SLA is stated: the plan, or the API document. */
function placeOf(sla: PlanSla, planFile: string): EvidenceLink {
  const label = `${sla.name}: ${limitText(sla)}`;
  return sla.api === undefined
    ? { type: 'plan', file: sla.file ?? planFile, line: sla.line, label }
    : { type: 'operation', api: sla.api, operation: sla.on ?? '', label };
}

function judge(sla: PlanSla, context: SlaContext): Verdict {
  const measured = judgeByRuns(sla, context);
  if (!sla.agreed) {
    return {
      state: 'undefined',
      evidence: 'none',
      actual: measured?.actual ?? null,
      runId: measured?.runId ?? null,
      why: `${limitText(sla)} is only proposed, not agreed.`,
      links: measured?.links ?? [],
    };
  }
  const asserted = judgeByAssertion(sla, context);
  // A measurement says more than a passed test, a fresh one more than a stale one.
  if (measured && measured.state !== 'stale' && measured.state !== 'unverified')
    return measured;
  return asserted ?? measured ?? unverified(sla, context);
}

/** The newest run that measures it under enough load decides. */
function judgeByRuns(sla: PlanSla, context: SlaContext): Verdict | null {
  const asked = usersAsked(sla.under);
  let tooLittle: Verdict | null = null;
  for (const run of context.runs) {
    const actual = measure(sla, run, context.runsOfUnits, context.subject);
    if (actual === null) continue;
    const users = usersOf(run.run, context.runsOfUnits.scriptOf(run));
    if (asked !== null && users !== null && users < asked) {
      tooLittle ??= tooLittleLoad(sla, run, actual, users, context.freshness);
      continue;
    }
    return measuredVerdict(sla, run, actual, context.freshness);
  }
  return tooLittle;
}

function measuredVerdict(
  sla: PlanSla,
  run: RunEvidence,
  actual: number,
  freshness: Freshness,
): Verdict {
  const at = timeOf(run);
  const lack = freshness.lackOf(run);
  const kept = holds(sla, actual);
  const made = run.run.synthetic ? ' (a synthetic result)' : '';
  const found = `${sla.stat} was ${withUnit(
    actual,
    sla.unit,
  )} on ${freshness.describe(at)}${made}; asked for: ${limitText(sla)}.`;
  const links = [runLinkOf(run)];
  if (lack !== null) {
    return {
      state: 'stale',
      evidence: 'run',
      lack,
      actual,
      runId: run.id,
      why: `${found} That is ${freshness.reason(lack)}.`,
      links,
    };
  }
  return {
    state: kept ? 'met' : 'breached',
    evidence: kept ? 'met' : 'failing',
    actual,
    runId: run.id,
    why: found,
    links,
  };
}

function tooLittleLoad(
  sla: PlanSla,
  run: RunEvidence,
  actual: number,
  users: number,
  freshness: Freshness,
): Verdict {
  return {
    state: 'unverified',
    evidence: 'run',
    lack: 'too-little-load',
    actual,
    runId: run.id,
    why: `${sla.stat} was ${withUnit(actual, sla.unit)} on ${freshness.describe(
      timeOf(run),
    )}, but with ${users} users where the SLA holds under ${sla.under}.`,
    links: [runLinkOf(run)],
  };
}

/**
 * A test that asserts the same or a stricter limit and ran verifies the SLA
 * without a measurement. A failed one breaches it.
 */
function judgeByAssertion(sla: PlanSla, context: SlaContext): Verdict | null {
  const asserting = context.evidences
    .filter(({ unit }) => unit.test !== null && asserts(sla, unit))
    .sort((a, b) => rankOf(b.evidence) - rankOf(a.evidence));
  const failing = asserting.find(({ evidence }) => evidence === 'failing');
  const best = failing ?? asserting[0];
  if (!best) return null;
  const { unit, evidence, by } = best;
  const label = unitLabel(unit);
  const links = [sourceLink(unit), ...(by ? [runLink(by)] : [])];
  const when = by ? context.freshness.describe(by.at) : '';
  const base = { actual: null, runId: by?.run.id ?? null, links };
  switch (evidence) {
    case 'met': {
      const actual = wholeTestTime(sla, by?.testSeconds ?? null);
      return {
        ...base,
        state: 'met',
        evidence,
        actual,
        why:
          actual === null
            ? `${label} asserts it and passed on ${when}.`
            : `${label} asserts it and passed on ${when}; the whole test took ${withUnit(
                actual,
                sla.unit,
              )}.`,
      };
    }
    case 'failing':
      return {
        ...base,
        state: 'breached',
        evidence,
        why: `${label}, which asserts it, failed on ${when}.`,
      };
    case 'run':
      return {
        ...base,
        state: 'stale',
        evidence,
        lack: best.lack,
        why: `${label} asserts it and last ran on ${when}, ${context.freshness.reason(
          best.lack ?? 'too-old',
        )}.`,
      };
    case 'broken':
      return {
        ...base,
        state: 'unverified',
        evidence,
        why: `${label} asserts it, but can't run: ${unit.cannotRun}.`,
      };
    default:
      return {
        ...base,
        state: 'unverified',
        evidence: 'written',
        why: `${label} asserts it; no run of it that decided is known.`,
      };
  }
}

function asserts(sla: PlanSla, unit: UnitEvidence['unit']): boolean {
  if (sla.on !== null && !namesUnit(sla.on, unit)) return false;
  return unit.limits.some(limit => {
    if (!limit.valid || limit.value === null) return false;
    const unitOfLimit = limit.unit === 'per_second' ? '/s' : limit.unit;
    const value = convertUnit(limit.value, unitOfLimit ?? sla.unit, sla.unit);
    if (value === null || !sameDirection(sla.operator, limit.operator)) {
      return false;
    }
    // Without a test named, only the very same figure is taken for the SLA's.
    if (sla.on === null) return isClose(value, sla.value);
    return (
      isClose(value, sla.value) ||
      (sla.operator.startsWith('<') ? value < sla.value : value > sla.value)
    );
  });
}

function sameDirection(a: string, b: string): boolean {
  return a[0] === b[0];
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** The time of the whole test bounds what it timed from above: only a time below the limit says anything. */
function wholeTestTime(sla: PlanSla, seconds: number | null): number | null {
  if (seconds === null || sla.metric !== 'duration') return null;
  if (!sla.operator.startsWith('<')) return null;
  const converted = convertUnit(seconds, 's', sla.unit);
  return converted !== null && holds(sla, converted) ? converted : null;
}

function unverified(sla: PlanSla, { evidences }: SlaContext): Verdict {
  const usable = evidences.find(entry => rankOf(entry.evidence) > 1);
  return {
    state: 'unverified',
    evidence: usable ? 'written' : 'none',
    actual: null,
    runId: null,
    why: usable
      ? `No result measures ${sla.stat} of ${sla.metric}${
          sla.on === null ? '' : ` on ${sla.on}`
        }.`
      : 'No test that could run belongs to the capability, so nothing measures it.',
    links: [],
  };
}

function closeSla(sla: PlanSla, verdict: Verdict): string {
  switch (verdict.state) {
    case 'undefined':
      return `Agree on ${sla.name} (proposed: ${limitText(
        sla,
      )}) and take "agreed: false" out of the plan.`;
    case 'breached':
      return `Find out why ${sla.name} is exceeded, mend it, and run the test again.`;
    case 'stale':
      return `Run the test that measures ${sla.name} again and upload its result.`;
    default:
      return verdict.actual === null
        ? `Upload a result that holds ${sla.stat} of ${sla.metric}.`
        : `Run the test under ${sla.under} and upload its result.`;
  }
}

function marginOf(sla: PlanSla, actual: number | null): number | null {
  if (actual === null || sla.value === 0) return null;
  const share = (sla.value - actual) / Math.abs(sla.value);
  const margin = sla.operator.startsWith('>') ? -share : share;
  return Math.round(margin * 1e4) / 1e4;
}

function runLinkOf(run: RunEvidence): EvidenceLink {
  return {
    type: 'run',
    runId: run.id,
    label: `Run of ${timeOf(run).slice(0, 10)}`,
  };
}

/** `p95 duration < 5s` */
export function limitText(sla: PlanSla): string {
  return `${sla.stat} ${sla.metric} ${sla.operator} ${withUnit(
    sla.value,
    sla.unit,
  )}`;
}

function withUnit(value: number, unit: string): string {
  const figure = Number(value.toPrecision(4));
  switch (unit) {
    case 'count':
    case '':
      return `${figure}`;
    case '%':
    case '/s':
    case '/min':
    case '/h':
      return `${figure}${unit}`;
    case 'ratio':
      return `${Number((figure * 100).toPrecision(4))}%`;
    default:
      return `${figure} ${unit}`;
  }
}
