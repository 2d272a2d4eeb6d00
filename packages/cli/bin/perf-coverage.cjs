#!/usr/bin/env node
'use strict';
const fs = require('node:fs');
const { enableCompileCache } = require('node:module');
const path = require('node:path');

const bundle = path.join(__dirname, '..', 'dist', 'perf-coverage.cjs');

if (Number(process.versions.node.split('.')[0]) < 22) {
  refuse(
    `Node ${process.versions.node} is too old; run it with Node 22 or 24, or use "./portal cli", which finds one`,
  );
} else if (!fs.existsSync(bundle)) {
  refuse(
    'the command is not built yet; run "node scripts/bundle.mjs" in packages/cli, or use "./portal cli", which builds it',
  );
} else {
  // What was compiled once is kept in the temporary folder (from Node 22.1 on); NODE_DISABLE_COMPILE_CACHE=1 keeps nothing.
  enableCompileCache?.();
  require(bundle);
}

function refuse(why) {
  process.stderr.write(`perf-coverage: ${why}\n`);
  process.exitCode = 2;
}
