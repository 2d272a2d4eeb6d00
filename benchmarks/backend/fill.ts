import {
  GapRecord,
  inventoryTotals,
  parsePlan,
  Run,
} from 'backstage-plugin-perf-coverage-common';
import { parseResults } from 'backstage-plugin-perf-coverage-readers';
import { Knex } from 'knex';
import { Assessor } from '../../plugins/perf-coverage-backend/src/assessment';
import { PerfCoverageDatabase } from '../../plugins/perf-coverage-backend/src/database';
import { gapColumns } from '../../plugins/perf-coverage-backend/src/database/gapColumns';
import { recountFacets } from '../../plugins/perf-coverage-backend/src/database/countKeeper';
import { writeGapSums } from '../../plugins/perf-coverage-backend/src/database/gapTotals';
import { api, script, suite } from '../assess.bench';
import { k6Summary } from './k6Summary';

export interface Scale {
  components: number;
  gapsPerComponent: number;
  runsPerComponent: number;
  /** Of the first component, over a year. */
  runsOfBusiest: number;
  /** With a snapshot of each component. */
  days: number;
  seed: number;
}

/** The documents of a whole year would need more disk than a benchmark should. */
const DAYS_WITH_DOCUMENTS = 14;

export const refOf = (n: number) => `component:default/service-${n}`;

/** A document of which all others are copies. */
const template = 'component:default/template';

const plan = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
${Array.from(
  { length: 8 },
  (_, n) => `  - name: area-${n}
    impact: ${['high', 'medium', 'low'][n % 3]}
    evidence:
      operations: ['* /api/resource-${n}*/**']
      tests: ['tests/test_area_${n}*.py', 'k6:scenario-${n}*']
    requires: [benchmark, load, spike]
    slas:
      - { name: Answer, metric: duration, stat: p95, threshold: '< 300ms' }
    estimate: ${5 + n}-${10 + 2 * n}h
`,
).join('')}`;

/**
 * One component that is read and assessed as any other: 20 scripts and suites,
 * 40 operations, a plan of 8 capabilities, runs of k6. The rest of the tables is
 * made of its documents, so that they are as large as real ones.
 */
export async function fillTemplate(
  knex: Knex,
  database: PerfCoverageDatabase,
  assessor: Assessor,
  now: string,
): Promise<void> {
  await database.components.upsert(
    {
      entityRef: template,
      entityEtag: 'v1',
      title: 'Template',
      description: null,
      type: 'service',
      lifecycle: 'production',
      ownerRef: 'group:default/template',
      systemRef: null,
      domainRef: null,
      tags: [],
    },
    now,
  );
  const files = [
    ...Array.from({ length: 10 }, (_, n) => script(n)),
    ...Array.from({ length: 10 }, (_, n) => suite(n)),
  ];
  const parsed = parsePlan(plan, 'perf-coverage.yaml');
  if (!parsed.plan) throw new Error(JSON.stringify(parsed.problems));
  const readPlan = parsed.plan;
  const [{ run }] = await parseResults(
    (async function* bytes() {
      yield Buffer.from(k6Summary(0));
    })(),
    {},
  );
  await assessor.assess(template, 'benchmark', async stores => {
    await stores.inputs.setInventory(
      template,
      {
        location: 'url:https://example.com/',
        etag: 'e1',
        settings: 's1',
        urlTemplate: null,
        inventory: { schemaVersion: 1, files, totals: inventoryTotals(files) },
        problems: [],
        scannedAt: now,
      },
      new Map(),
    );
    await stores.inputs.setPlan(template, {
      file: 'perf-coverage.yaml',
      plan: readPlan,
      problems: [],
      lastGood: false,
      readAt: now,
    });
    await stores.inputs.setApis(
      template,
      { apis: [api(40)], problems: [] },
      now,
    );
    await stores.runs.add({
      id: 'template',
      entityRef: template,
      digest: '0'.repeat(64),
      environment: 'staging',
      commit: null,
      branch: 'main',
      url: null,
      source: 'upload',
      fileName: null,
      labels: {},
      startedAt: now,
      receivedAt: now,
      run: run as Run,
    });
  });
  // It stays out of all lists.
  await knex('components')
    .where('entity_ref', template)
    .update({ removed_at: now });
  await knex('assessment_queue').where('entity_ref', template).delete();
}

/** Adds components `from` (counted from 1) to `to`, with all that belongs to them. */
export async function fill(
  knex: Knex,
  { from, to }: { from: number; to: number },
  scale: Scale,
  now: string,
): Promise<void> {
  const run = (sql: string, bindings: Record<string, string | number> = {}) =>
    knex.raw(sql, { from, to, template, now, ...bindings });
  // The same for the same seed, on any machine with the same PostgreSQL.
  await knex.raw(`
    create or replace function pick(key text, n int) returns int language sql immutable as
      $$ select (hashtextextended(key, ${Math.trunc(
        scale.seed,
      )}) & 1048575)::int % n $$`);

  await run(`
    insert into components (
      entity_ref, title, type, lifecycle, owner_ref, system_ref, tags, frameworks, title_sort, search_text,
      state, met, applicable, coverage, evidence_met, evidence_written, evidence_none,
      gaps_critical, gaps_high, gaps_moderate, gaps_low, gap_rank, slas_met, slas_breached,
      effort_low, effort_high, effort_mean, phase, phase_sort, p80, last_run_at, seen_at, signal_key, kinds)
    select
      'component:default/service-' || i, 'Service ' || i, (array['service','website','library'])[1 + pick('t' || i, 3)],
      (array['production','experimental'])[1 + pick('l' || i, 2)],
      'group:default/team-' || pick('o' || i, 200), 'system:default/system-' || pick('s' || i, 100),
      '["tag-' || pick('g' || i, 30) || '"]', '["k6","pytest"]', 'service ' || i,
      'service ' || i || E'\\ncomponent:default/service-' || i || E'\\ngroup:default/team-' || pick('o' || i, 200),
      (array['covered','partial','untested','failing'])[1 + pick('c' || i, 4)], pick('m' || i, 12), 12,
      pick('m' || i, 12) / 12.0, pick('m' || i, 12), 0, 12 - pick('m' || i, 12),
      pick('p' || i, 3), pick('q' || i, 4), pick('r' || i, 4), pick('u' || i, 4),
      pick('p' || i, 3) * 1e9 + pick('q' || i, 4) * 1e6 + pick('r' || i, 4) * 1e3 + pick('u' || i, 4),
      pick('v' || i, 4), pick('w' || i, 2), 10 + pick('e' || i, 100), 40 + pick('e' || i, 200), 25 + pick('e' || i, 150),
      'Phase ' || pick('f' || i, 4), '2026-12-0' || (1 + pick('f' || i, 4)) || ' Phase', '2027-01-15',
      :now, :now, md5('k' || i), (select kinds from components where entity_ref = :template)
    from generate_series(:from::int, :to::int) i`);
  await run(`
    insert into slas (entity_ref, position, state, state_rank, margin, name_sort, search_text, sla)
    select 'component:default/service-' || i, position, (array['breached','stale','unverified','undefined','met'])[1 + rank], rank,
      case rank when 0 then -pick('sm' || i || '-' || position, 100) / 100.0 when 4 then pick('sm' || i || '-' || position, 100) / 100.0 end,
      name_sort, search_text, sla
    from slas, generate_series(:from::int, :to::int) i, lateral (select pick('sr' || i || '-' || position, 5) as rank) ranked
    where entity_ref = :template`);
  await run(
    `
    insert into snapshots (entity_ref, day, state, met, applicable, gaps_critical, gaps_high, gaps_moderate, gaps_low, effort_mean, snapshot)
    select 'component:default/service-' || i, to_char(:now::timestamptz at time zone 'utc' - d * interval '1 day', 'YYYY-MM-DD'),
      'partial', greatest(0, pick('m' || i, 12) - d / 15), 12, pick('p' || i, 3), pick('q' || i, 4), pick('r' || i, 4),
      pick('u' || i, 4), 25 + pick('e' || i, 150),
      case when d < :documents::int then (select snapshot from snapshots where entity_ref = :template) end
    from generate_series(:from::int, :to::int) i, generate_series(0, :days::int - 1) d`,
    { days: scale.days, documents: DAYS_WITH_DOCUMENTS },
  );
  await run(`
    insert into component_facets (entity_ref, facet, value)
    select entity_ref, facet, value from (
      select entity_ref, unnest(array['owner','system','type','lifecycle','state','tag','framework','framework']) as facet,
        unnest(array[owner_ref, system_ref, type, lifecycle, state, tags::json ->> 0, 'k6', 'pytest']) as value
      from components, generate_series(:from::int, :to::int) i
      where entity_ref = 'component:default/service-' || i) as facets`);
  for (const [table, columns] of Object.entries({
    inventories:
      'location, etag, settings, url_template, inventory, problems, scanned_at',
    plans: 'file, plan, problems, last_good, read_at',
    api_operations: 'apis, problems, read_at',
    assessments: 'assessment, roadmap, cause, assessed_at',
  })) {
    await run(`
      insert into ${table} (entity_ref, ${columns})
      select 'component:default/service-' || i, ${columns}
      from ${table}, generate_series(:from::int, :to::int) i where entity_ref = :template`);
  }
  await run(`
    insert into assessment_queue (entity_ref, due_at, cause)
    select 'component:default/service-' || i, '9999-01-01T00:00:00.000Z', 'benchmark'
    from generate_series(:from::int, :to::int) i`);
  await fillGaps(knex, { from, to }, scale);
  await run(
    `
    insert into runs (id, entity_ref, digest, environment, "commit", branch, source, format, started_at, received_at, ordered_at, synthetic, run, labels)
    select 'r-' || i || '-' || k, 'component:default/service-' || i, md5('a' || i || '-' || k) || md5('b' || i || '-' || k),
      'staging', '', 'main', 'upload', format, at, at, at, false, run, '{}'
    from runs, generate_series(:from::int, :to::int) i,
      lateral generate_series(1, case when i = 1 then :busiest::int else :runs::int end) k,
      lateral (select to_char(
        :now::timestamptz at time zone 'utc' - (k - 1) * interval '365 days' / case when i = 1 then :busiest::int else :runs::int end,
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at) t
    where entity_ref = :template`,
    { busiest: scale.runsOfBusiest, runs: scale.runsPerComponent },
  );
  await run(`
    insert into series (id, entity_ref, name, scope, unit, direction, environment, branch, tool, last_at)
    select md5('s' || i || '-' || position) || md5('t' || i || '-' || position), 'component:default/service-' || i,
      name, scope, unit, direction, 'staging', 'main', 'k6', :now
    from run_metrics, generate_series(:from::int, :to::int) i where run_id = 'template'`);
  await run(
    `
    insert into run_metrics (run_id, position, name, scope, unit, direction, stats, series_id, ordered_at)
    select runs.id, position, name, scope, unit, direction, stats,
      md5('s' || i || '-' || position) || md5('t' || i || '-' || position), runs.ordered_at
    from generate_series(:from::int, :to::int) i
    join runs on runs.entity_ref = 'component:default/service-' || i
    cross join run_metrics
    where run_id = 'template'`,
  );
  await recountFacets(knex);
  // What PostgreSQL does by itself a while after so many rows came.
  await knex.raw('vacuum analyze');
}

/** Gaps of the template's shape, each with priority, hours and age of its own. */
async function fillGaps(
  knex: Knex,
  { from, to }: { from: number; to: number },
  { gapsPerComponent }: Scale,
): Promise<void> {
  const row = await knex('gaps')
    .where('entity_ref', template)
    .orderBy('gap_id')
    .first();
  const record: GapRecord = JSON.parse(row.record);
  const columns = Object.keys(gapColumns(record));
  await knex.raw(
    `
    insert into gaps (entity_ref, gap_id, record, ${columns.join(', ')})
    select ref, 'gap-' || g, replace(record, :template, ref), status,
      (array['critical','high','moderate','low'])[1 + p], p,
      type, 'gap ' || g || ' of service ' || i, 'gap ' || g || ' of service ' || i, null, 'Phase ' || pick('gf' || i || '-' || g, 4),
      5 + pick('gh' || i || '-' || g, 40), 20 + pick('gh' || i || '-' || g, 90), 12 + pick('gh' || i || '-' || g, 60),
      '2026-0' || (1 + pick('ga' || i || '-' || g, 9)) || '-11T00:00:00.000Z', closed_at
    from gaps, generate_series(:from::int, :to::int) i, generate_series(1, :gaps::int) g,
      lateral (select 'component:default/service-' || i as ref, pick('gp' || i || '-' || g, 4) as p) picked
    where entity_ref = :template and gap_id = :id`,
    { from, to, template, gaps: gapsPerComponent, id: row.gap_id },
  );
  for (let n = from; n <= to; n += 1) await writeGapSums(knex, refOf(n));
}
