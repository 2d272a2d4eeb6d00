// The ways to read a file that ours is held beside. Each runs in a
// process of its own: node ways.mjs WAY KIND FILE prints one line of JSON.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import readline from 'node:readline';
import zlib from 'node:zlib';

const shares = [0.5, 0.75, 0.9, 0.95, 0.99];

/** Times by scope, all kept and sorted: exact quantiles. */
class Times {
  constructor() {
    this.byScope = new Map();
  }

  add(scope, value) {
    let values = this.byScope.get(scope);
    if (!values) {
      values = [];
      this.byScope.set(scope, values);
    }
    values.push(value);
  }

  quantiles(scope) {
    const sorted = Float64Array.from(this.byScope.get(scope) ?? []).sort();
    return shares.map(share => sorted[Math.ceil(share * sorted.length) - 1]);
  }
}

const byLine = {
  ndjson(line, times) {
    const { type, metric, data } = JSON.parse(line);
    if (type === 'Point') {
      times.add(
        `${metric}|${data.tags.name}|${data.tags.scenario}`,
        data.value,
      );
      if (metric === 'http_req_duration') {
        times.add('all', data.value);
      }
    }
  },
  jtl(line, times) {
    const fields = line.split(',');
    if (fields[1] !== 'elapsed') {
      times.add(fields[2], Number(fields[1]));
      times.add('all', Number(fields[1]));
    }
  },
  gatling(line, times) {
    const fields = line.split('\t');
    if (fields[0] === 'REQUEST') {
      times.add(fields[2], fields[4] - fields[3]);
      times.add('all', fields[4] - fields[3]);
    }
  },
};

async function readLines(kind, file) {
  const times = new Times();
  const lines = readline.createInterface({
    input: fs.createReadStream(file),
    crlfDelay: Infinity,
  });
  for await (const line of lines) {
    byLine[kind](line, times);
  }
  for (const scope of times.byScope.keys()) {
    times.quantiles(scope);
  }
  return {
    count: times.byScope.get('all').length,
    p95: times.quantiles('all')[3],
  };
}

const queries = {
  ndjson: file => `
    WITH points AS (
      SELECT metric, data.value AS value, data.tags.name AS name,
             data.tags.scenario AS scenario
      FROM read_json('${file}', format = 'newline_delimited', columns = {
        metric: 'VARCHAR', type: 'VARCHAR',
        data: 'STRUCT(time VARCHAR, value DOUBLE, tags STRUCT(name VARCHAR, scenario VARCHAR))'
      }) WHERE type = 'Point')
    SELECT metric, name, scenario, count(*) AS count, avg(value) AS avg, min(value) AS min, max(value) AS max,
           quantile_disc(value, [0.5, 0.75, 0.9, 0.95, 0.99]) AS quantiles
    FROM points
    GROUP BY GROUPING SETS ((metric), (metric, name), (metric, scenario))`,
  jtl: file => `
    SELECT label, count(*) AS count, avg(elapsed) AS avg, min(elapsed) AS min, max(elapsed) AS max,
           count(*) FILTER (NOT success), min(timeStamp), max(timeStamp + elapsed),
           quantile_disc(elapsed, [0.5, 0.75, 0.9, 0.95, 0.99]) AS quantiles
    FROM read_csv('${file}') GROUP BY GROUPING SETS ((), (label))`,
};

/** What DuckDB says of each scope, exactly. */
async function rowsOfDuckDb(kind, file) {
  const require = createRequire(import.meta.url);
  const { DuckDBInstance } = require('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(queries[kind](file));
  return reader.getRowObjectsJson();
}

async function readDuckDb(kind, file) {
  const whole = (await rowsOfDuckDb(kind, file)).find(row =>
    kind === 'ndjson'
      ? row.metric === 'http_req_duration' && !row.name && !row.scenario
      : row.label === null,
  );
  return { count: Number(whole.count), p95: Number(whole.quantiles[3]) };
}

/** The bytes alone, uncompressed by the same library: nothing can be faster. */
async function unpack(file) {
  const unpacked = fs
    .createReadStream(file, { highWaterMark: 2 ** 18 })
    .pipe(
      file.endsWith('.zst') ? zlib.createZstdDecompress() : zlib.createGunzip(),
    );
  let count = 0;
  for await (const chunk of unpacked) {
    count += chunk.length;
  }
  return { count, p95: null };
}

const [way, kind, file] = process.argv.slice(2);
const ways = {
  duckdb: () => readDuckDb(kind, file),
  // For the test that holds our statistics against exact ones.
  'duckdb-rows': () => rowsOfDuckDb(kind, file),
  readline: () => readLines(kind, file),
  unpack: () => unpack(file),
};
console.log(JSON.stringify(await ways[way]()));
