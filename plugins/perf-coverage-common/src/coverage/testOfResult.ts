import { stemOf, TestUnit } from './testUnits';

/** Finds the test that a result names. */
export interface TestFinder {
  find(name: string, suite: string | null): TestUnit | undefined;
  /** By the scope of a metric: `test`, and `suite` and `file` where known. */
  findScope(scope: Record<string, string>): TestUnit | undefined;
}

/**
 * Tests by the names that result files give them: a bare name, a node id
 * (`path::Class::test[param]`), or a name with a class (`tests.test_x.Class`).
 * Where several tests fit equally well, none is found: a guess is no evidence.
 */
export function createTestFinder(units: readonly TestUnit[]): TestFinder {
  const byName = new Map<string, Candidate[]>();
  for (const unit of units) {
    if (!unit.test) continue;
    const candidate = candidateOf(unit, unit.test.suite);
    const list = byName.get(unit.test.name);
    if (list) list.push(candidate);
    else byName.set(unit.test.name, [candidate]);
  }
  const known = new Map<string, TestUnit | undefined>();
  const find = (name: string, suite: string | null) => {
    const key = `${suite ?? ''}\n${name}`;
    if (!known.has(key)) known.set(key, lookUp(byName, name, suite));
    return known.get(key);
  };
  return {
    find,
    findScope: scope => {
      const place = [scope.file, scope.suite].filter(
        part => part !== undefined,
      );
      return find(scope.test, place.length > 0 ? place.join('::') : null);
    },
  };
}

/** A test with what a result may say of its place. */
interface Candidate {
  unit: TestUnit;
  stem: string;
  folders: string[];
  /** Parts of its class; null where it has none. */
  suite: ReadonlySet<string> | null;
}

function candidateOf(unit: TestUnit, suite: string | null): Candidate {
  return {
    unit,
    stem: stemOf(unit.file.path),
    folders: unit.file.path.split('/').slice(0, -1),
    suite: suite === null ? null : partsOf(suite),
  };
}

function lookUp(
  byName: ReadonlyMap<string, Candidate[]>,
  name: string,
  suite: string | null,
): TestUnit | undefined {
  const exact = byName.get(name);
  if (exact) return bestOf(exact, partsOf(suite ?? ''));
  const bare = withoutParameters(name);
  const separator = bare.lastIndexOf('::');
  const last = separator < 0 ? bare : bare.slice(separator + 2);
  const place = separator < 0 ? '' : bare.slice(0, separator);
  const candidates = byName.get(last);
  return candidates && bestOf(candidates, partsOf(`${suite ?? ''}::${place}`));
}

function withoutParameters(name: string): string {
  const bracket = name.indexOf('[');
  return bracket > 0 && name.endsWith(']') ? name.slice(0, bracket) : name;
}

function partsOf(place: string): Set<string> {
  return new Set(place.split(/[.:/\\>\s]+/).filter(part => part.length > 0));
}

/** The one candidate whose class, file and folders agree best with the place. */
function bestOf(
  candidates: readonly Candidate[],
  place: ReadonlySet<string>,
): TestUnit | undefined {
  const namesFile = candidates.some(({ stem }) => place.has(stem));
  let best: TestUnit | undefined;
  let bestScore = -1;
  for (const candidate of candidates) {
    if (contradicts(candidate, place, namesFile)) continue;
    const score = agreement(candidate, place);
    if (score > bestScore) {
      best = candidate.unit;
      bestScore = score;
    } else if (score === bestScore) {
      best = undefined;
    }
  }
  return best;
}

/** The place names another class, or the file of another candidate and not this one's. */
function contradicts(
  { suite, stem }: Candidate,
  place: ReadonlySet<string>,
  namesFile: boolean,
): boolean {
  if (suite !== null && place.size > 1 && !hasAny(place, suite)) return true;
  return namesFile && !place.has(stem);
}

function hasAny(place: ReadonlySet<string>, parts: ReadonlySet<string>) {
  for (const part of parts) if (place.has(part)) return true;
  return false;
}

function agreement(
  { suite, stem, folders }: Candidate,
  place: ReadonlySet<string>,
): number {
  return (
    (suite && hasAny(place, suite) ? 100 : 0) +
    (place.has(stem) ? 50 : 0) +
    folders.filter(folder => place.has(folder)).length
  );
}
