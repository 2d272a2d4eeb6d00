'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { data } = require('./paths.cjs');

/** Keeps one runner's counts where `.ci/run` adds them up. */
function writeTotals(name, totals) {
  const folder = path.join(data, 'totals');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(totals));
}

module.exports = { writeTotals };
