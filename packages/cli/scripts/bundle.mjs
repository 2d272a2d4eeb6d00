// Bundles the command with all that it needs into one file, so that it starts
// fast and runs without an installation beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

await build({
  entryPoints: [path.join(root, 'src/process.ts')],
  // A test names another place.
  outfile: process.argv[2] ?? path.join(root, 'dist/perf-coverage.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Packages that offer both are smaller, and start faster, as modules.
  mainFields: ['module', 'main'],
  // Shorter is read faster; names stay, for those who report a failure.
  minifyWhitespace: true,
  sourcemap: false,
  legalComments: 'none',
  define: { PERF_COVERAGE_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
