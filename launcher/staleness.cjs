'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./paths.cjs');

const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

function newestChange(entry) {
  // Not followed: editors leave links to nowhere as locks.
  const stat = fs.lstatSync(entry, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = 0;
  for (const name of fs.readdirSync(entry)) {
    if (!SKIPPED.has(name)) {
      newest = Math.max(newest, newestChange(path.join(entry, name)));
    }
  }
  return newest;
}

/** True where `output` is missing or older than any of its sources (paths from the root). */
function isStale(output, sources) {
  const file = path.join(root, output);
  if (!fs.existsSync(file)) return true;
  const built = fs.statSync(file).mtimeMs;
  return sources.some(source => newestChange(path.join(root, source)) > built);
}

module.exports = { isStale };
