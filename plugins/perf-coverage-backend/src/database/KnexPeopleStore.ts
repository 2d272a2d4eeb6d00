import { Knex } from 'knex';
import { batches, whereInList } from './dialect';
import { CatalogPerson, PeopleStore } from './planningTypes';

/** One for each group of a person. */
interface PersonRow {
  entity_ref: string;
  title: string;
  team_ref: string | null;
}

export class KnexPeopleStore implements PeopleStore {
  constructor(private readonly knex: Knex) {}

  async sync(people: readonly CatalogPerson[]) {
    const stored = new Map(
      (await this.all()).map(person => [person.entityRef, person]),
    );
    const present = new Set(people.map(({ entityRef }) => entityRef));
    const gone = [...stored.values()].filter(
      ({ entityRef }) => !present.has(entityRef),
    );
    const changed = people.filter(person => {
      const known = stored.get(person.entityRef);
      return !known || JSON.stringify(known) !== JSON.stringify(plain(person));
    });
    for (const batch of batches(gone)) {
      await this.knex('people')
        .whereIn(
          'entity_ref',
          batch.map(({ entityRef }) => entityRef),
        )
        .delete();
    }
    for (const batch of batches(changed, 100)) await this.write(batch);
    if (stored.size === 0) return { users: [], groups: [] };
    const moved = [
      ...gone,
      ...changed.filter(({ entityRef, teams }) => {
        const known = stored.get(entityRef);
        return known?.teams.join('\n') !== teams.join('\n');
      }),
    ].filter(({ entityRef }) => entityRef.startsWith('user:'));
    const groups = moved.flatMap(({ entityRef, teams }) => [
      ...teams,
      ...(stored.get(entityRef)?.teams ?? []),
    ]);
    return {
      users: moved.map(({ entityRef }) => entityRef),
      groups: [...new Set(groups)],
    };
  }

  async get(refs: readonly string[]): Promise<CatalogPerson[]> {
    return this.read(query =>
      whereInList(this.knex, query, 'people.entity_ref', refs),
    );
  }

  async getWithMembers(
    refs: readonly string[],
    groups: readonly string[],
  ): Promise<CatalogPerson[]> {
    const members = this.knex('people_teams').select('entity_ref');
    whereInList(this.knex, members, 'team_ref', groups);
    return this.read(query =>
      query.where(any => {
        whereInList(this.knex, any, 'people.entity_ref', refs);
        any.orWhereIn('people.entity_ref', members);
      }),
    );
  }

  async isKnown(): Promise<boolean> {
    const row = await this.knex('people')
      .where('entity_ref', 'like', 'user:%')
      .first('entity_ref');
    return row !== undefined;
  }

  private all(): Promise<CatalogPerson[]> {
    return this.read(() => undefined);
  }

  private async read(
    restrict: (query: Knex.QueryBuilder) => void,
  ): Promise<CatalogPerson[]> {
    const query = this.knex('people')
      .leftJoin('people_teams', 'people_teams.entity_ref', 'people.entity_ref')
      .orderBy(['people.entity_ref', 'people_teams.position'])
      .select('people.entity_ref', 'people.title', 'people_teams.team_ref');
    restrict(query);
    const people = new Map<string, CatalogPerson>();
    for (const {
      entity_ref,
      title,
      team_ref,
    } of (await query) as PersonRow[]) {
      const person = people.get(entity_ref) ?? {
        entityRef: entity_ref,
        title,
        teams: [],
      };
      people.set(entity_ref, person);
      if (team_ref !== null) person.teams.push(team_ref);
    }
    return [...people.values()];
  }

  private async write(people: readonly CatalogPerson[]): Promise<void> {
    const refs = people.map(({ entityRef }) => entityRef);
    await this.knex('people')
      .insert(
        people.map(({ entityRef, title }) => ({
          entity_ref: entityRef,
          title: plain({ entityRef, title, teams: [] }).title,
        })),
      )
      .onConflict('entity_ref')
      .merge();
    await this.knex('people_teams').whereIn('entity_ref', refs).delete();
    const rows = people.flatMap(({ entityRef, teams }) =>
      [...new Set(teams)].map((team, position) => ({
        entity_ref: entityRef,
        team_ref: team,
        position,
      })),
    );
    for (const batch of batches(rows)) {
      await this.knex('people_teams').insert(batch);
    }
  }
}

/** As it is stored: PostgreSQL takes no NUL. */
function plain({ entityRef, title, teams }: CatalogPerson): CatalogPerson {
  return {
    entityRef,
    title: title.replaceAll('\0', ''),
    teams: [...new Set(teams)],
  };
}
