import { AssessedRequirement, TestKind } from '../vocabulary';
import {
  linksTo,
  sentenceFor,
  strongest,
  UnitEvidence,
  unitLabel,
} from './evidence';
import { Freshness } from './freshness';

/**
 * A capability needs a test of this kind. Met where one of them ran within the
 * freshness limit and none of them fails.
 */
export function testRequirement(
  kind: TestKind,
  evidences: readonly UnitEvidence[],
  freshness: Freshness,
): AssessedRequirement {
  const candidates = evidences.filter(entry => entry.unit.kind === kind);
  const deciding = strongest(candidates);
  const evidence = deciding?.evidence ?? 'none';
  const met = evidence === 'met' || evidence === 'fresh';
  return {
    type: 'test',
    subject: kind,
    evidence,
    met,
    ...(deciding?.lack ? { lack: deciding.lack } : {}),
    why: deciding
      ? sentenceFor(deciding, freshness) + others(candidates.length - 1, kind)
      : noneOf(kind, evidences),
    close: met ? null : closeTest(kind, deciding),
    links: linksTo(deciding, candidates),
  };
}

function others(count: number, kind: TestKind): string {
  if (count <= 0) return '';
  return ` ${count} more ${kind} ${
    count === 1 ? 'test belongs' : 'tests belong'
  } to it.`;
}

function noneOf(kind: TestKind, evidences: readonly UnitEvidence[]): string {
  const article = 'aeiou'.includes(kind[0]) ? 'an' : 'a';
  return evidences.length === 0
    ? `No test belongs to it, so ${article} ${kind} test is missing.`
    : `${
        evidences.length === 1
          ? 'The one test'
          : `None of the ${evidences.length} tests`
      } that belong${evidences.length === 1 ? 's' : ''} to it is ${
        evidences.length === 1 ? 'not ' : ''
      }${article} ${kind} test.`;
}

function closeTest(kind: TestKind, deciding: UnitEvidence | null): string {
  const label = deciding ? unitLabel(deciding.unit) : '';
  switch (deciding?.evidence) {
    case 'broken':
      return `Mend ${label}: ${deciding.unit.cannotRun}.`;
    case 'written':
      return `Run ${label} and upload its result.`;
    case 'run':
      return deciding.lack === 'too-little-load'
        ? `Run ${label} under the load that the SLAs state, and upload its result.`
        : `Run ${label} again and upload its result.`;
    case 'failing':
      return `Find out why ${label} fails, and make it pass.`;
    default:
      return `Write a ${kind} test, run it and upload its result.`;
  }
}
