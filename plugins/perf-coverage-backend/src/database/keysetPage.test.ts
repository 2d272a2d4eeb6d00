import fc from 'fast-check';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { keysetPage, KeysetOrder, KeysetPosition } from './keysetPage';

const databases = testDatabases();

interface Row {
  words: string | null;
  figure: number | null;
  owner: string;
  place: number;
}

/** Few, so that rows tie; letters that databases fold or sort in ways of their own. */
const words = [
  '',
  'a',
  'A',
  'b',
  'ß',
  'ss',
  'İ',
  'i̇',
  'é',
  'e\u0301',
  '😀',
  '-a',
];
const figures = [0, -1, 0.1, 1 / 3, 0.1 + 0.2, 0.3, 1e-300, 1e300, 7];

const someRows = fc.uniqueArray(
  fc.record<Row>({
    words: fc.option(fc.constantFrom(...words)),
    figure: fc.option(fc.constantFrom(...figures)),
    owner: fc.constantFrom('a', 'B', 'b', 'ß', '😀'),
    place: fc.nat({ max: 3 }),
  }),
  { selector: ({ owner, place }) => `${owner} ${place}`, maxLength: 20 },
);

describe.each(databases.eachSupportedId())('pages of a list on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('listed', table => {
      table.text('words').nullable();
      table.double('figure').nullable();
      table.string('owner').notNullable();
      table.integer('place').notNullable();
    });
  }, 60_000);

  async function walk(
    sorted: KeysetOrder & { column: 'words' | 'figure' },
    limit: number,
    known: boolean,
  ): Promise<Row[]> {
    const walked: Row[] = [];
    let behind: KeysetPosition | null = null;
    do {
      const query = knex('listed').select('*');
      if (known) query.whereNotNull(sorted.column);
      const page: { rows: Row[]; moreBehind: Row | null } =
        await keysetPage<Row>(query, sorted, limit, behind);
      walked.push(...page.rows);
      const last = page.moreBehind;
      if (last) expect(page.rows).toHaveLength(limit);
      // As a cursor carries it.
      behind =
        last &&
        JSON.parse(
          JSON.stringify({
            value: last[sorted.column],
            ties: [last.owner, last.place],
          }),
        );
    } while (behind && walked.length < 100);
    return walked;
  }

  it('give each row once, in the order of the whole list, unknown ones last', async () => {
    await fc.assert(
      fc.asyncProperty(
        someRows,
        fc.constantFrom('words' as const, 'figure' as const),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        async (rows, column, order, mayBeNull, limit) => {
          await knex('listed').delete();
          if (rows.length > 0) await knex('listed').insert(rows);
          const ties = ['owner', 'place'];
          const sorted = { column, order, mayBeNull, ties };
          const whole: Row[] = await knex('listed')
            .whereNotNull(column)
            .orderBy([{ column, order }, ...ties]);
          if (mayBeNull) {
            whole.push(
              ...(await knex('listed').whereNull(column).orderBy(ties)),
            );
          }
          expect(await walk(sorted, limit, !mayBeNull)).toEqual(whole);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
