import {
  Absence,
  Capacity,
  CapacityEntry,
  CapacityPerson,
  CapacitySettings,
  CapacitySource,
  defaultTeam,
} from 'backstage-plugin-perf-coverage-common';
import { CatalogPerson, StoredCapacity } from '../database';

/** What the configuration says below `perfCoverage.capacity`. */
export interface ConfiguredCapacity {
  of: ReadonlyMap<string, CapacitySettings>;
  /** Of everybody. */
  holidays: readonly Absence[];
}

export const noConfiguredCapacity: ConfiguredCapacity = {
  of: new Map(),
  holidays: [],
};

/** All that is known of some people and groups. */
export interface KnownCapacity {
  /** Owners, their members, and those who are assigned. */
  people: readonly CatalogPerson[];
  /** Owners and those who are assigned, whether or not the catalog has them. */
  named: readonly string[];
  /** True where the catalog has any user: then one that it lacks has left. */
  complete: boolean;
  page: ReadonlyMap<string, StoredCapacity>;
  configured: ConfiguredCapacity;
  defaults: { engineers?: number; hoursPerWeek?: number };
}

type Resolved = Pick<
  CapacityEntry,
  'hoursPerWeek' | 'share' | 'workingDays' | 'skills'
>;

/**
 * Who has time when, for planning: the people whose time somebody stated, for
 * themselves or for their group, and those who are assigned by name. Of others
 * the plan only knows how many there are.
 */
export function capacityOf(known: KnownCapacity): Capacity {
  const named = new Set(known.named);
  const people = usersOf(known).flatMap((user): CapacityPerson[] => {
    const { hoursPerWeek, share, workingDays, skills } = resolve(user, known);
    const settings = settingsOf(user.entityRef, known);
    const stated = hoursPerWeek.source !== 'default';
    const isConcerned =
      named.has(user.entityRef) || user.teams.some(team => named.has(team));
    if (!isConcerned) return [];
    if (!stated && settings.length === 0 && !named.has(user.entityRef)) {
      return [];
    }
    return [
      {
        entityRef: user.entityRef,
        teams: user.teams,
        ...(stated ? { hoursPerWeek: hoursPerWeek.value } : {}),
        share: share.value,
        workingDays: workingDays.value,
        ...(skills.value === null ? {} : { skills: skills.value }),
        absences: [
          ...absencesOf(user, known),
          ...holidaysOf(user.teams, known),
        ],
        ...(user.left ? { left: true } : {}),
      },
    ];
  });
  return { people, holidays: known.configured.holidays };
}

/** The same for people to look at and change. */
export function capacityEntries(
  known: KnownCapacity,
  isEditable: (entityRef: string) => boolean,
): CapacityEntry[] {
  const titles = new Map(
    known.people.map(({ entityRef, title }) => [entityRef, title]),
  );
  const groups = new Set([
    ...known.named.filter(ref => ref.startsWith('group:')),
  ]);
  const entry = (user: User, kind: CapacityEntry['kind']): CapacityEntry => {
    const stored = known.page.get(user.entityRef);
    return {
      entityRef: user.entityRef,
      kind,
      title: titles.get(user.entityRef) ?? user.entityRef,
      teams: user.teams,
      left: user.left,
      ...resolve(user, known),
      absences: absencesOf(user, known),
      holidays: holidaysOf(
        kind === 'group' ? [user.entityRef] : user.teams,
        known,
      ),
      settings: stored?.settings ?? {},
      by: stored?.by ?? null,
      at: stored?.at ?? null,
      revision: stored?.revision ?? 0,
      editable: isEditable(user.entityRef),
    };
  };
  return [
    ...[...groups]
      .sort()
      .map(entityRef => entry({ entityRef, teams: [], left: false }, 'group')),
    ...usersOf(known).map(user => entry(user, 'user')),
  ];
}

interface User {
  entityRef: string;
  teams: string[];
  left: boolean;
}

function usersOf({ people, named, complete }: KnownCapacity): User[] {
  const present = people.filter(({ entityRef }) => isUser(entityRef));
  const known = new Set(present.map(({ entityRef }) => entityRef));
  return [
    ...present.map(({ entityRef, teams }) => ({
      entityRef,
      teams,
      left: false,
    })),
    ...named
      .filter(ref => isUser(ref) && !known.has(ref))
      .map(entityRef => ({ entityRef, teams: [], left: complete })),
  ].sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

function resolve({ entityRef, teams }: User, known: KnownCapacity): Resolved {
  const { page, configured, defaults } = known;
  const layers: [CapacitySettings | undefined, CapacitySource][] = [
    [page.get(entityRef)?.settings, 'page'],
    [configured.of.get(entityRef), 'configuration'],
    ...teams.flatMap(
      (team): [CapacitySettings | undefined, CapacitySource][] => [
        [page.get(team)?.settings, 'group-page'],
        [configured.of.get(team), 'group-configuration'],
      ],
    ),
  ];
  const first = <K extends 'hoursPerWeek' | 'share' | 'workingDays' | 'skills'>(
    key: K,
  ) => {
    for (const [settings, source] of layers) {
      const value = settings?.[key];
      if (value !== undefined) return { value, source };
    }
    return undefined;
  };
  return {
    hoursPerWeek: first('hoursPerWeek') ?? {
      value: defaults.hoursPerWeek ?? defaultTeam.hoursPerWeek,
      source: 'default',
    },
    share: first('share') ?? { value: 1, source: 'default' },
    workingDays: first('workingDays') ?? {
      value: [1, 2, 3, 4, 5],
      source: 'default',
    },
    skills: first('skills') ?? { value: null, source: 'default' },
  };
}

function settingsOf(
  entityRef: string,
  { page, configured }: KnownCapacity,
): CapacitySettings[] {
  return [page.get(entityRef)?.settings, configured.of.get(entityRef)].flatMap(
    settings => settings ?? [],
  );
}

function absencesOf({ entityRef }: User, known: KnownCapacity): Absence[] {
  return settingsOf(entityRef, known).flatMap(({ absences = [] }) => absences);
}

function holidaysOf(
  groups: readonly string[],
  known: KnownCapacity,
): Absence[] {
  return groups
    .flatMap(group => settingsOf(group, known))
    .flatMap(({ holidays = [] }) => holidays);
}

function isUser(entityRef: string): boolean {
  return entityRef.startsWith('user:');
}
