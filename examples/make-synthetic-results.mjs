// Writes results that were never measured, for tools that the demo can't run
// and for weeks that have passed:
//
//   node examples/make-synthetic-results.mjs --now 2026-11-23
//
// The same date gives the same bytes. Every file says `synthetic` in its name
// and in its content: a top-level `"synthetic": true`, in JUnit XML the property
// `perf-coverage.synthetic`. The shapes are those of the tools:
//
// - export    k6 run --summary-export, as it is after a run (knows no time)
// - handle    what k6 hands to handleSummary(data)          (knows no time)
// - readable  k6 run --new-machine-readable-summary of k6 1.5 (knows its time)
// - junit     pytest --junitxml
//
// The day stands in the file names. Runs of past weeks are `readable`; the newest is
// `export` or `handle`, which hold the outcome of each threshold.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dice } from './synthetic/dice.mjs';
import { pytestRuns, scripts } from './synthetic/entries.mjs';
import { junit } from './synthetic/junit.mjs';
import { k6Shapes } from './synthetic/k6Shapes.mjs';
import { simulate } from './synthetic/simulate.mjs';

const examples = dirname(fileURLToPath(import.meta.url));
const now = readNow(process.argv.slice(2));
const day = 24 * 3600 * 1000;

removeOld(new Set([...scripts, ...pytestRuns].map(entry => entry.folder)));
let written = 0;
for (const entry of scripts) {
  for (const { at, age, newest } of runTimes(entry)) {
    const shape = newest ? entry.shape : 'readable';
    const name = `${isoDay(at)}-${entry.script}.${shape}.synthetic.json`;
    const run = simulate(entry, age, dice(`${entry.folder}/${name}`));
    write(entry.folder, name, `${JSON.stringify({ synthetic: true, ...k6Shapes[shape](run, at) }, null, 1)}\n`);
  }
}
for (const entry of pytestRuns) {
  for (const { at } of runTimes(entry)) {
    const name = `${isoDay(at)}-${entry.name}.synthetic.xml`;
    write(entry.folder, name, junit(entry, at, dice(`${entry.folder}/${name}`)));
  }
}
process.stdout.write(`${written} synthetic result files as of ${isoDay(now)}\n`);

function readNow(args) {
  const text = args[0] === '--now' ? args[1] : undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') || Number.isNaN(time)) {
    process.stderr.write('Call: node examples/make-synthetic-results.mjs --now YYYY-MM-DD\n');
    process.exit(2);
  }
  return time;
}

/** Newest first; tests of load run early in the morning. */
function runTimes({ history = { every: 7, runs: 1 }, daysAgo }) {
  return Array.from({ length: history.runs }, (_, index) => ({
    at: now - (daysAgo + index * history.every) * day + (5 * 60 + 17) * 60_000,
    age: history.runs === 1 ? 0 : index / (history.runs - 1),
    newest: index === 0,
  }));
}

function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}

function removeOld(folders) {
  for (const folder of folders) {
    const results = join(examples, folder, 'results');
    mkdirSync(results, { recursive: true });
    for (const file of readdirSync(results)) {
      if (file.includes('.synthetic.')) rmSync(join(results, file));
    }
  }
}

function write(folder, name, text) {
  writeFileSync(join(examples, folder, 'results', name), text);
  written += 1;
}
