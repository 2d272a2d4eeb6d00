import { scanSources } from '../scan';
import { createMemoryTree } from '../tree';

it.each([
  [
    'TypeScript',
    'load/shop.ts',
    `import { target, paths } from './settings';

export const config = {
  target,
  phases: [{ duration: '2m', arrivalRate: Number(process.env.RATE || 5) }],
  ensure: { p95: 300 },
};

export const scenarios = [
  {
    name: 'browse',
    flow: [
      { get: { url: '/items' } },
      ...paths.map(path => ({ post: { url: path } })),
      { get: { url: \`/items/\${Math.random()}\` } },
    ],
  },
];
`,
    ['13 GET /api/items', '14 POST /api/orders', '15 GET /api/items/{}'],
  ],
  [
    'CommonJS',
    'load/shop.cjs',
    `module.exports = {
  config: { target: 'https://shop.example/api', phases: [{ duration: 120, arrivalRate: 5 }], ensure: { p95: 300 } },
  scenarios: [{ name: 'browse', flow: [
    { get: { url: '/items' } },
  ] }],
};
`,
    ['4 GET /api/items'],
  ],
])('reads a script in %s', async (_, path, source, requests) => {
  const { files } = await scanSources(
    createMemoryTree({
      [path]: source,
      'load/settings.ts':
        "export const target = 'https://shop.example/api';\nexport const paths = ['/orders'];\n",
    }),
  );
  const [file] = files;
  expect(file).toMatchObject({
    path,
    framework: 'artillery',
    role: 'script',
    load: { durationSeconds: 120, iterations: 600 },
    thresholds: [{ metric: 'http_req_duration', stat: 'p95', value: 300 }],
  });
  expect(
    file.requests.map(one => `${one.line} ${one.method} ${one.path}`),
  ).toEqual(requests);
});

it('takes a browser test by its function, and other modules for none', async () => {
  const { files } = await scanSources(
    createMemoryTree({
      'browser.ts': `export const config = { target: 'https://shop.example', engines: { playwright: {} } };
export const scenarios = [{ engine: 'playwright', name: 'buy', testFunction: async page => { await page.goto('/'); } }];
`,
      'app/config.ts': `export const config = { flow: true };
export const scenarios = ['a', 'b'];
`,
      'broken.ts':
        'export const config = { flow: 1; export const scenarios = [',
    }),
  );
  expect(files.map(one => one.path)).toEqual(['browser.ts']);
  expect(files[0].scenarios).toMatchObject([
    { executor: 'playwright-arrivals' },
  ]);
});
