import { promises as fs } from 'node:fs';
import path from 'node:path';
import { run, useFolders } from '../testing/run';
import { catalog, itemsFolder, junit, openapi, plan } from '../testing/samples';

const folder = useFolders();

async function coverage(
  files: Record<string, string>,
  ...args: string[]
): Promise<{ status: number; out: string; err: string }> {
  const dir = await folder(files);
  return run(['coverage', dir, ...args], { cwd: dir });
}

describe('coverage', () => {
  it('assesses what the folder holds', async () => {
    const { status, out, err } = await coverage(itemsFolder, '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const assessment = JSON.parse(out);
    expect(assessment).toMatchObject({
      schemaVersion: 1,
      totals: { operations: 3, coveredOperations: 2, capabilities: 1 },
    });
    expect(
      assessment.operations.map(
        (operation: Record<string, unknown>) =>
          `${operation.api} ${operation.method} ${operation.path} ${operation.evidence}`,
      ),
    ).toEqual(
      expect.arrayContaining([
        'api:default/items-api GET /api/items written',
        'api:default/items-api DELETE /api/items/{id} none',
      ]),
    );
    expect(assessment.totals.gaps).toBe(assessment.gaps.length);
    expect(assessment.gaps.length).toBeGreaterThan(0);
  });

  it('keeps what the scan found where the call says, and answers the same from it', async () => {
    const dir = await folder(itemsFolder);
    const home = await folder({ 'a.cjs': 'a' });
    const place = path.join(home, 'kept');
    const ask = (...args: string[]) =>
      run(['coverage', dir, '--json', '--now', '2026-03-02', ...args], {
        program: path.join(home, 'a.cjs'),
        env: { HOME: home, LOCALAPPDATA: home, XDG_CACHE_HOME: home },
      });
    const plain = await ask('--no-cache');
    expect(plain.status).toBe(0);
    expect(await fs.readdir(home)).toEqual(['a.cjs']);
    expect(await ask('--cache', place)).toEqual(plain);
    const [version] = await fs.readdir(place);
    expect(
      (await fs.readdir(path.join(place, version))).length,
    ).toBeGreaterThan(0);
    expect(await ask('--cache', place)).toEqual(plain);
  });

  describe('with an API description of several files', () => {
    const parts = {
      'api/openapi.yaml':
        'openapi: 3.0.0\npaths:\n  /a: { $ref: paths/a.yaml }\n  /b: { $ref: ../../b.yaml }\n',
      'api/paths/a.yaml': 'get: {}\n',
    };
    const operationsOf = (out: string) =>
      JSON.parse(out).operations.map(
        ({ method, path: at }: Record<string, string>) => `${method} ${at}`,
      );

    it('reads the files of the folder that a named document refers to, and no others', async () => {
      const { out, err } = await coverage(
        parts,
        ...['--openapi', 'api/openapi.yaml', '--json'],
      );
      expect(operationsOf(out)).toEqual(['GET /a']);
      expect(err).toMatch(/"\.\.\/\.\.\/b\.yaml" leads to a file .* outside/);
    });

    it.each<[string, string[]]>([
      ['$openapi', ['GET /a']],
      // The catalog takes the text as it is, so the portal knows no other file.
      ['$text', []],
    ])(
      'answers for %s in a catalog file as the portal does',
      async (name, expected) => {
        const { out } = await coverage(
          {
            ...parts,
            'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: shop }
spec: { type: service, owner: a, lifecycle: production, providesApis: [shop] }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: shop }
spec:
  type: openapi
  owner: a
  lifecycle: production
  definition: { ${name}: ./api/openapi.yaml }
`,
          },
          '--json',
        );
        expect(operationsOf(out)).toEqual(expected);
      },
    );
  });

  it('shows capabilities, gaps and operations to people', async () => {
    const { out } = await coverage(itemsFolder);
    expect(out).toMatch(/^Items service: /);
    expect(out).toMatch(/^Gaps: \d+ gaps?, .* h \(80 % interval; /m);
    expect(out).toMatch(/^Operations: 2 of 3 exercised by a test$/m);
    expect(out).toMatch(/^ {2}DELETE \/api\/items\/\{id\}$/m);
  });

  it('names the documents of the call by their path', async () => {
    const { out } = await coverage(
      { ...itemsFolder, 'apis/b.yaml': openapi.replaceAll('/api/', '/other/') },
      ...['--openapi', 'openapi.yaml', 'apis/b.yaml', '--json'],
    );
    const apis = JSON.parse(out).operations.map(
      (operation: { api: string }) => operation.api,
    );
    expect([...new Set(apis)].sort()).toEqual(['apis/b.yaml', 'openapi.yaml']);
  });

  it('takes results of the call and of the folder', async () => {
    const files = { ...itemsFolder, 'results/junit.xml': junit };
    const byCall = await coverage(
      files,
      ...['--json', '--results', 'results/junit.xml'],
    );
    const byFolder = await coverage(
      {
        ...files,
        'catalog-info.yaml': catalog.replace(
          '  title: Items service',
          "  annotations: { perf-coverage.io/results: 'results/**' }",
        ),
      },
      '--json',
    );
    const without = await coverage(files, '--json');
    const sources = (out: string) =>
      JSON.stringify(JSON.parse(out).capabilities);
    expect(sources(byCall.out)).toBe(sources(byFolder.out));
    expect(sources(byCall.out)).not.toBe(sources(without.out));
  });

  it('gives the same at the same instant', async () => {
    const dir = await folder(itemsFolder);
    const at = async (now: string) =>
      (await run(['coverage', dir, '--json', '--now', now])).out;
    expect(await at('2026-03-01')).toBe(await at('2026-03-01T00:00:00Z'));
  });

  it('has an answer for a folder with nothing in it', async () => {
    const { status, out } = await coverage({}, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      totals: { operations: 0, coveredOperations: 0 },
    });
  });

  it('chooses the component that the plan names, or the call', async () => {
    const two = `${catalog.replace(
      'name: items\n  title: Items service',
      'name: web\n  title: Web',
    )}---\n${catalog}`;
    const files = { ...itemsFolder, 'catalog-info.yaml': two };
    expect((await coverage(files)).out).toMatch(/^Items service: /);
    const named = await coverage(files, '--component', 'web');
    expect(named.out).toMatch(/^Web: /);
    expect(named.err).toMatch(/is the plan of component:default\/items and/);
    const { 'perf-coverage.yaml': _, ...unplanned } = files;
    const first = await coverage(unplanned);
    expect(first.out).toMatch(/^Web: /);
    expect(first.err).toMatch(/2 components; taking the first/);
  });

  it.each<[string, Record<string, string>, string[], RegExp]>([
    [
      'a broken plan',
      { 'perf-coverage.yaml': plan.replace('impact: high', 'impact: huge') },
      [],
      /perf-coverage\.yaml:7:\d+: .*huge/,
    ],
    [
      'a plan that is not there',
      {},
      ['--plan', 'other.yaml'],
      /other\.yaml: there is no such file/,
    ],
    [
      'a catalog file that is no YAML',
      { 'catalog-info.yaml': 'kind: [Component\n' },
      [],
      /catalog-info\.yaml:\d+:\d+: it is not valid YAML/,
    ],
    [
      'an API document that is none',
      { 'bad.yaml': 'hello: world\n' },
      ['--openapi', 'bad.yaml'],
      /bad\.yaml:1: .*openapi/,
    ],
    [
      'a result file of no known format',
      { 'r.txt': 'hello' },
      ['--results', 'r.txt'],
      /r\.txt: .*no known format/,
    ],
    ['a time that is none', {}, ['--now', 'noon'], /--now noon: .*ISO instant/],
  ])('refuses %s in one line', async (_, files, args, why) => {
    const { status, out, err } = await coverage(
      { ...itemsFolder, ...files },
      ...args,
    );
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: [^\n]+\n$/);
  });

  it.each([
    ['$text: https://example.com/api.yaml', /which is not fetched/],
    ['$text: ../../../etc/passwd', /leads out of the folder/],
    ['$text: ./gone.yaml', /its definition \.\/gone\.yaml is not there/],
  ])('goes on without the definition %s', async (definition, why) => {
    const { status, out, err } = await coverage(
      {
        ...itemsFolder,
        'catalog-info.yaml': catalog.replace(
          '$text: ./openapi.yaml',
          definition,
        ),
      },
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(out).totals.operations).toBe(0);
    expect(err).toMatch(why);
  });

  it('goes on without a kept result that is broken', async () => {
    const { status, err } = await coverage({
      ...itemsFolder,
      'results/a.json': '{"a": 1}',
      'catalog-info.yaml': catalog.replace(
        '  title: Items service',
        "  annotations: { perf-coverage.io/results: 'results/**' }",
      ),
    });
    expect(status).toBe(0);
    expect(err).toMatch(/^warning: results\/a\.json: .*no known format/);
  });

  it('follows no link out of the folder', async () => {
    const outside = await folder({ 'openapi.yaml': openapi });
    const dir = await folder({ ...itemsFolder, 'openapi.yaml': '' });
    await fs.rm(path.join(dir, 'openapi.yaml'));
    await fs.symlink(
      path.join(outside, 'openapi.yaml'),
      path.join(dir, 'openapi.yaml'),
    );
    const { err } = await run(['coverage', dir, '--json']);
    expect(err).toMatch(/openapi\.yaml: it leads out of the folder/);
  });
});
