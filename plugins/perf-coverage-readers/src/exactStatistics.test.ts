import { relativeError } from 'backstage-plugin-perf-coverage-common';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseFile, statsOf } from './testing';

const ways = join(__dirname, '../../../benchmarks/read-files/ways.mjs');
const percentiles = ['p50', 'p75', 'p90', 'p95', 'p99'];

interface Row {
  metric?: string;
  name?: string | null;
  scenario?: string | null;
  label?: string | null;
  count: string;
  avg: number;
  /** DuckDB writes large integers as texts. */
  min: number | string;
  max: number | string;
  quantiles: (number | string)[];
}

/** Numbers from 0 to below 1, the same each time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function ndjson(): string {
  const random = randomOf(7);
  const lines = Array.from({ length: 6000 }, (_, n) => {
    const metric = ['http_req_duration', 'http_req_waiting'][n % 2];
    const name = ['login', 'search', 'order'][Math.floor(random() * 3)];
    const scenario = ['browse', 'buy'][Math.floor(random() * 2)];
    const value = Math.round(Math.exp(random() ** 2 * 12) * 1e3) / 1e6;
    return `{"metric":"${metric}","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":${value},"tags":{"name":"${name}","scenario":"${scenario}"}}}`;
  });
  return `${lines.join('\n')}\n`;
}

function jtl(): string {
  const random = randomOf(9);
  const lines = Array.from({ length: 6000 }, (_, n) => {
    const label = ['login', 'search', 'order'][Math.floor(random() * 3)];
    const elapsed = Math.floor(Math.exp(random() ** 2 * 10));
    return `${1772439300000 + n},${elapsed},${label},200,${random() < 0.9}`;
  });
  return `timeStamp,elapsed,label,responseCode,success\n${lines.join('\n')}\n`;
}

/** What our run has for a row of DuckDB's; undefined where it keeps none. */
function scopeOf(row: Row): Record<string, string> | undefined {
  if (row.label !== undefined) {
    return row.label === null ? {} : { operation: row.label };
  }
  const inner = row.name ?? row.scenario;
  if (inner !== null && inner !== undefined) {
    if (row.metric !== 'http_req_duration') {
      return undefined;
    }
    return row.name ? { operation: inner } : { scenario: inner };
  }
  return {};
}

describe('statistics are those that DuckDB works out exactly', () => {
  const folder = mkdtempSync(join(os.tmpdir(), 'perf-coverage-exact-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['ndjson', ndjson()],
    ['jtl', jtl()],
  ])('of %s', async (kind, content) => {
    const file = join(folder, `samples.${kind}`);
    writeFileSync(file, content);
    const child = spawnSync(
      process.execPath,
      [ways, 'duckdb-rows', kind, file],
      { encoding: 'utf8' },
    );
    expect(child.stderr).toBe('');
    const rows: Row[] = JSON.parse(child.stdout);
    const run = await parseFile(file);
    const compared = rows.flatMap(row => {
      const scope = scopeOf(row);
      return scope ? [{ row, scope }] : [];
    });
    expect(compared.length).toBeGreaterThanOrEqual(4);
    for (const { row, scope } of compared) {
      const stats = statsOf(run, row.metric ?? 'http_req_duration', scope)!;
      expect(stats.count).toBe(Number(row.count));
      expect(stats.min).toBe(Number(row.min));
      expect(stats.max).toBe(Number(row.max));
      expect(Math.abs(stats.avg - row.avg)).toBeLessThan(row.avg * 1e-9);
      percentiles.forEach((percentile, n) => {
        const exact = Number(row.quantiles[n]);
        expect(Math.abs(stats[percentile] - exact)).toBeLessThanOrEqual(
          exact * relativeError * 1.000001,
        );
      });
    }
  });
});
