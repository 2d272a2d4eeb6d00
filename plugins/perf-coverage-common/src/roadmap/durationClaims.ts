import { PlanClaim, RoadmapDurationClaim } from '../vocabulary';
import type { RoadmapInput, RoadmapOptions } from './planRoadmap';
import { playFreely } from './playFreely';

const mostClaims = 20;
const mostEngineers = 20;
const mostWeeks = 104;

/**
 * Holds claims such as `2-3 weeks with 2-3 engineers` against the forecast:
 * the chance that all of the open work is done in so many weeks by so many
 * people, in the order of its priority and without the plan's dates.
 */
export function judgeDurations(
  input: RoadmapInput,
  options: RoadmapOptions,
): RoadmapDurationClaim[] {
  return (input.plan?.claims ?? [])
    .filter(claim => claim.subject === 'duration')
    .slice(0, mostClaims)
    .flatMap(claim => judged(claim, input, options));
}

function judged(
  claim: PlanClaim,
  input: RoadmapInput,
  options: RoadmapOptions,
): RoadmapDurationClaim[] {
  const base = { claimed: claim.value, source: claim.source, line: claim.line };
  const read = readDuration(claim.value);
  if (read === null) {
    return [
      {
        ...base,
        chances: [],
        why: `"${claim.value}" is no duration: write "2-3 weeks with 2-3 engineers"`,
      },
    ];
  }
  const chances = read.engineers.flatMap(engineers => {
    const plays = playFreely(input, options, engineers);
    return read.weeks.map(weeks => ({
      engineers: plays.engineers,
      weeks,
      chance: plays.chanceIn(weeks),
    }));
  });
  const best = chances.reduce((a, b) => (b.chance > a.chance ? b : a));
  return [
    {
      ...base,
      chances,
      why: `All of the open work is done in ${best.weeks} weeks by ${
        best.engineers
      } engineers in ${percent(best.chance)} of the simulated plans.`,
    },
  ];
}

/** Weeks and engineers of a claim; engineers are those of the team where it names none. */
export function readDuration(
  text: string,
): { weeks: number[]; engineers: (number | undefined)[] } | null {
  const words = text
    .slice(0, 200)
    .toLocaleLowerCase('en-US')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  const weeks = /(\d{1,3})(?: ?- ?(\d{1,3}))? weeks?/.exec(words);
  if (!weeks) return null;
  const people =
    /(\d{1,3})(?: ?- ?(\d{1,3}))? (?:engineers?|people|persons?)/.exec(words);
  const ends = (match: RegExpExecArray, most: number) =>
    [...new Set([match[1], match[2] ?? match[1]].map(Number))].filter(
      value => value > 0 && value <= most,
    );
  const length = ends(weeks, mostWeeks);
  const engineers = people ? ends(people, mostEngineers) : [undefined];
  return length.length > 0 && engineers.length > 0
    ? { weeks: length, engineers }
    : null;
}

function percent(chance: number): string {
  if (chance > 0.99) return 'over 99 %';
  return chance < 0.01 ? 'under 1 %' : `${Math.round(chance * 100)} %`;
}
