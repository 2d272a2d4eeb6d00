import { createMemoryTree } from '../tree';
import { k6Analyzer } from './k6Analyzer';

async function read(files: Record<string, string>) {
  const all = await k6Analyzer.analyze(createMemoryTree(files));
  const file = all.find(one => one.path.endsWith('test.js'));
  if (!file) throw new Error('there is no test.js in the inventory');
  return file;
}

const client = `import http from 'k6/http';
  export const buy = () => http.post('https://shop.test/orders');`;
const using = (specifier: string) => `import { buy } from '${specifier}';
  export const options = { vus: 1, duration: '1s' };
  export default () => buy();`;

describe('packages of the repository itself', () => {
  it.each<[string, string, object, string]>([
    ['its sources', '@shop/kit', {}, 'src/index.ts'],
    ['main', '@shop/kit', { main: 'client.js' }, 'client.js'],
    [
      'what a build makes of the sources',
      '@shop/kit',
      { main: './dist/cjs/index.js', types: 'dist/types/index.d.ts' },
      'src/index.ts',
    ],
    [
      'exports of a path',
      '@shop/kit/lib/orders',
      {
        exports: {
          '.': './dist/index.js',
          './lib/orders': {
            types: './dist/types/orders/index.d.ts',
            import: './dist/esm/orders/index.js',
          },
        },
      },
      'src/orders/index.ts',
    ],
    [
      'exports with a wildcard',
      '@shop/kit/orders',
      { exports: { './*': ['./build/*.mjs'] } },
      'src/orders.ts',
    ],
    ['a file inside', '@shop/kit/flows/orders', {}, 'flows/orders.js'],
    ['a name without scope', 'kit/orders', { name: 'kit' }, 'orders.js'],
  ])('%s', async (_title, specifier, settings, source) => {
    const file = await read({
      'packages/kit/package.json': JSON.stringify({
        name: '@shop/kit',
        ...settings,
      }),
      [`packages/kit/${source}`]: client,
      'packages/load/test.js': using(specifier),
    });
    expect(file.requests).toMatchObject([
      { method: 'POST', path: '/orders', reachable: true },
    ]);
  });

  it('never takes one for a module of k6', async () => {
    const file = await read({
      'package.json': '{"name": "k6"}',
      'http.js': 'export default { get: () => null };',
      'tsconfig.json': '{"compilerOptions": {"baseUrl": "."}}',
      'k6/http.js': 'export default { get: () => null };',
      'load/test.js': `import http from 'k6/http';
        export default () => http.get('https://shop.test/orders');`,
    });
    expect(file.requests).toMatchObject([{ method: 'GET', path: '/orders' }]);
  });

  it('leaves other packages known by name only', async () => {
    const file = await read({
      'package.json': '{"name": "shop"}',
      'load/test.js': `import 'k6/http'; ${using('shopping/orders')}`,
      'orders.js': client,
    });
    expect(file.requests).toEqual([]);
    expect(file.findings).toEqual([]);
  });
});

it.each(['query.graphql', 'page.html', 'rows.csv', 'api.proto', 'set.yaml'])(
  'reads no code in %s',
  async name => {
    const file = await read({
      [`load/${name}`]: 'query { orders: { id } } <p>',
      'load/test.js': `import http from 'k6/http'; import body from './${name}';
        export const options = { vus: 1, duration: '1s' };
        export default () => http.post('https://shop.test/orders', body);`,
    });
    expect(file.requests).toMatchObject([{ path: '/orders' }]);
    expect(file.runnable).toBe(true);
  },
);

describe('modules that are not there', () => {
  it.each<[string, string, string, string[]]>([
    ['nowhere', './made/api.js', 'other/', ['error']],
    ['in a folder that git ignores', './made/api.js', 'load/made/', ['info']],
    ['of a path that git ignores', './config.js', '/load/config.js', ['info']],
    ['in any folder', './config.js', '**/config.js', ['info']],
    ['below a folder', './made/api.js', 'load/made/**', ['info']],
    ['elsewhere', './config.js', '/config.js', ['error']],
    ['excepted by a pattern', './config.js', '*.json\n!*.js', ['error']],
    ['of a name that git ignores', './made/api', 'made', ['info']],
    ['ignored, TypeScript', './api', '# made\n/load/api.ts', ['info']],
    ['built', '../dist/api.js', '', []],
    ['minified', './moment.min.js', '', []],
    ['vendored', '../vendor/api.js', '', []],
  ])('%s', async (_title, specifier, ignored, severities) => {
    const file = await read({
      '.gitignore': ignored,
      'load/test.js': `import 'k6/http'; ${using(specifier)}`,
    });
    expect(file.findings.map(one => one.severity)).toEqual(severities);
    expect(file.runnable).toBe(!severities.includes('error'));
  });
});
