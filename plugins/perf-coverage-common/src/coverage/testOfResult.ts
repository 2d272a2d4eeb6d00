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
  const byName = new Map<string, TestUnit[]>();
  for (const unit of units) {
    if (!unit.test) continue;
    const list = byName.get(unit.test.name);
    if (list) list.push(unit);
    else byName.set(unit.test.name, [unit]);
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

function lookUp(
  byName: ReadonlyMap<string, TestUnit[]>,
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
  candidates: readonly TestUnit[],
  place: ReadonlySet<string>,
): TestUnit | undefined {
  const scored = candidates
    .filter(unit => !contradicts(unit, place, candidates))
    .map(unit => ({ unit, score: agreement(unit, place) }))
    .sort((a, b) => b.score - a.score);
  return scored.length === 1 || scored[0]?.score > (scored[1]?.score ?? 0)
    ? scored[0]?.unit
    : undefined;
}

/** The place names the class or file of another candidate, and not this one's. */
function contradicts(
  unit: TestUnit,
  place: ReadonlySet<string>,
  candidates: readonly TestUnit[],
): boolean {
  const others = candidates.filter(candidate => candidate !== unit);
  const file = stemOf(unit.file.path);
  const suite = unit.test?.suite ?? null;
  // A class in the result that this test does not have.
  if (suite !== null && place.size > 1 && !hasAny(place, partsOf(suite))) {
    return true;
  }
  return (
    !place.has(file) && others.some(other => place.has(stemOf(other.file.path)))
  );
}

function hasAny(place: ReadonlySet<string>, parts: ReadonlySet<string>) {
  return [...parts].some(part => place.has(part));
}

function agreement(unit: TestUnit, place: ReadonlySet<string>): number {
  const folders = unit.file.path.split('/').slice(0, -1);
  const suite = unit.test?.suite;
  return (
    (suite && hasAny(place, partsOf(suite)) ? 100 : 0) +
    (place.has(stemOf(unit.file.path)) ? 50 : 0) +
    folders.filter(folder => place.has(folder)).length
  );
}
