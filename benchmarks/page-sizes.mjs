// How much of ours a browser loads: the first chunk, which comes with every page
// of the portal, and what comes when something is opened. What a portal of
// Backstage has anyway stays outside. Bundled by the bundler of Backstage's apps.
//
//   node benchmarks/page-sizes.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rspack } from '@rspack/core';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const sources = path.join(root, 'plugins/perf-coverage/src');
const FIRST_LIMIT = 60 * 1024;

/** What Backstage's own frontend loads. */
const external =
  /^(@backstage\/|@material-ui\/|luxon$|react$|react\/|react-dom|react-router-dom$|react-use\/|zod$)/;

const parserOf = syntax => ({
  loader: 'builtin:swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: syntax === 'tsx' },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
  },
});

function bundle(folder) {
  return new Promise((resolve, reject) => {
    rspack(
      {
        mode: 'production',
        context: root,
        entry: { first: path.join(sources, 'index.ts') },
        output: {
          path: folder,
          filename: '[name].js',
          chunkFilename: '[id].js',
          library: { type: 'module' },
          module: true,
        },
        experiments: { outputModule: true },
        externals: [
          ({ request }, done) =>
            external.test(request) ? done(null, request, 'module') : done(),
        ],
        module: {
          rules: [
            { test: /\.ts$/, use: parserOf('ts') },
            { test: /\.tsx$/, use: parserOf('tsx') },
          ],
        },
        resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
      },
      (error, stats) => {
        if (error) reject(error);
        else if (stats.hasErrors())
          reject(new Error(stats.toString('errors-only')));
        else {
          resolve(
            stats.toJson({
              all: false,
              chunks: true,
              chunkModules: true,
              nestedModules: true,
              chunkOrigins: true,
            }),
          );
        }
      },
    );
  });
}

/** Modules of a chunk, those that were put together into one included. */
const modulesOf = chunk =>
  (chunk.modules ?? []).flatMap(module => [module, ...(module.modules ?? [])]);

const folder = mkdtempSync(path.join(os.tmpdir(), 'page-sizes-'));
try {
  const { chunks } = await bundle(folder);
  const gzip = ({ files }) =>
    files.reduce(
      (bytes, file) =>
        bytes +
        gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length,
      0,
    );
  const initial = chunks.filter(chunk => chunk.initial);
  const firstBytes = initial.reduce((bytes, chunk) => bytes + gzip(chunk), 0);
  const hasCharts = chunk =>
    modulesOf(chunk).some(({ name }) =>
      name?.includes('components/chart/LineChart'),
    );
  const lazy = chunks
    .filter(chunk => !chunk.initial)
    .map(chunk => ({
      opens: [...new Set((chunk.origins ?? []).map(({ request }) => request))]
        .filter(Boolean)
        .join(', '),
      gzipBytes: gzip(chunk),
      charts: hasCharts(chunk),
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
  const result = {
    first: { gzipBytes: firstBytes, limitBytes: FIRST_LIMIT },
    chartsInFirst: initial.some(hasCharts),
    lazy,
  };
  writeFileSync(
    path.join(root, 'benchmarks/results/page-sizes.json'),
    `${JSON.stringify(result, null, 2)}\n`,
  );
  console.log(`first chunk: ${(firstBytes / 1024).toFixed(1)} KiB gzip`);
  console.table(lazy);
  if (firstBytes > FIRST_LIMIT || result.chartsInFirst) {
    throw new Error(
      'The first chunk is too large, or charts are in it: load pages with import()',
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
