import { CatalogPerson, Stores } from '../database';
import { ConfiguredCapacity, KnownCapacity } from './capacityOf';

/** How the configuration speaks of people's time. */
export interface CapacityDefaults {
  configured: ConfiguredCapacity;
  team: { engineers?: number; hoursPerWeek?: number };
}

/** What is stored of these owners and assigned people, and of the owners' members. */
export async function readCapacity(
  stores: Pick<Stores, 'people' | 'capacities'>,
  named: Iterable<string>,
  { configured, team }: CapacityDefaults,
): Promise<KnownCapacity> {
  const refs = [...new Set(named)].sort();
  const groups = refs.filter(ref => ref.startsWith('group:'));
  const owners = new Set(groups);
  const isMember = ({ teams }: CatalogPerson) =>
    teams.some(group => owners.has(group));
  const found = await stores.people.getWithMembers(refs, groups);
  const people = new Map(
    [
      ...found.filter(isMember),
      ...found.filter(person => !isMember(person)),
    ].map(person => [person.entityRef, ownersFirst(person, owners)]),
  );
  const teams = [...people.values()].flatMap(person => person.teams);
  const stored = await stores.capacities.get([
    ...new Set([...refs, ...people.keys(), ...teams]),
  ]);
  return {
    people: [...people.values()],
    named: refs,
    complete: await stores.people.isKnown(),
    page: new Map(stored.map(own => [own.entityRef, own])),
    configured,
    defaults: team,
  };
}

/** What the owners of the work say of their members' time counts before other groups. */
function ownersFirst(
  person: CatalogPerson,
  owners: ReadonlySet<string>,
): CatalogPerson {
  return {
    ...person,
    teams: [
      ...person.teams.filter(team => owners.has(team)),
      ...person.teams.filter(team => !owners.has(team)),
    ],
  };
}
