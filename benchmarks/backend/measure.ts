import { Knex } from 'knex';

/** Milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
}

export interface Query {
  sql: string;
  bindings: unknown[];
}

export interface Measured {
  name: string;
  rounds: number;
  /** Of the plugin, up to the text of the answer. */
  ours: Latency;
  /** Of the same statements, one after the other, and nothing else. */
  bare: Latency;
  queries: Query[];
}

/** Answers by turns from the plugin and by its bare statements, so that both meet the same machine. */
export async function measure(
  knex: Knex,
  name: string,
  rounds: number,
  answer: () => Promise<unknown>,
): Promise<Measured> {
  const queries = await queriesOf(knex, answer);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(async () => JSON.stringify(await answer())));
    bare.push(await timed(() => replay(knex, queries)));
  }
  return { name, rounds, ours: latency(ours), bare: latency(bare), queries };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function latency(milliseconds: readonly number[]): Latency {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (q: number) =>
    Number(sorted[Math.ceil(q * sorted.length) - 1].toFixed(2));
  return { p50: at(0.5), p95: at(0.95) };
}

/** The statements that an answer takes. */
export async function queriesOf(
  knex: Knex,
  answer: () => Promise<unknown>,
): Promise<Query[]> {
  const queries: Query[] = [];
  const note = ({ sql, bindings }: Query) => queries.push({ sql, bindings });
  knex.on('query', note);
  try {
    await answer();
  } finally {
    knex.removeListener('query', note);
  }
  return queries;
}

interface Connection {
  query(sql: string, bindings: unknown[]): Promise<{ rows: object[] }>;
}

async function withConnection<T>(
  knex: Knex,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection: Connection = await knex.client.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/** Through the driver alone, without the query builder. */
function replay(knex: Knex, queries: readonly Query[]): Promise<void> {
  return withConnection(knex, async connection => {
    for (const { sql, bindings } of queries) {
      await connection.query(sql, bindings);
    }
  });
}

/** How PostgreSQL goes about each statement. */
export function explain(
  knex: Knex,
  queries: readonly Query[],
): Promise<string[]> {
  return withConnection(knex, async connection => {
    const plans: string[] = [];
    for (const { sql, bindings } of queries) {
      if (!/^\s*\(*(select|with)/i.test(sql)) continue;
      const { rows } = await connection.query(
        `explain (analyze, buffers, summary off, costs off) ${sql}`,
        bindings,
      );
      plans.push(
        `-- ${sql}\n${rows.map(row => Object.values(row)[0]).join('\n')}`,
      );
    }
    return plans;
  });
}
