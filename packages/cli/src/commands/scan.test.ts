import { promises as fs } from 'node:fs';
import path from 'node:path';
import { run, useFolders } from '../testing/run';
import { catalog, itemsFolder, loadTest, pytestFile } from '../testing/samples';

const folder = useFolders();

describe('scan', () => {
  it('prints the inventory as one JSON document', async () => {
    const dir = await folder(itemsFolder);
    const { status, out, err } = await run(['scan', dir, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const inventory = JSON.parse(out);
    expect(inventory).toMatchObject({
      schemaVersion: 1,
      totals: { files: 2, suites: 1, tests: 2, requests: 2 },
    });
    expect(inventory.files.map((file: { path: string }) => file.path)).toEqual([
      'load/test_load_items.py',
      'tests/performance/test_items.py',
    ]);
  });

  it('shows a table where nobody asks for JSON', async () => {
    const dir = await folder(itemsFolder);
    const { out } = await run(['scan'], { cwd: dir });
    expect(out).toMatch(/^2 files, 2 tests, /);
    expect(out).toMatch(/^load\/test_load_items\.py +pytest +load /m);
  });

  it('reports and leaves out what the globs say', async () => {
    const dir = await folder(itemsFolder);
    const paths = async (...args: string[]) =>
      JSON.parse((await run(['scan', dir, '--json', ...args])).out).files.map(
        (file: { path: string }) => file.path,
      );
    expect(await paths('--include', 'load/**')).toEqual([
      'load/test_load_items.py',
    ]);
    expect(await paths('--exclude', 'load/**')).toEqual([
      'tests/performance/test_items.py',
    ]);
  });

  it('counts what the component of the folder counts in the portal', async () => {
    const dir = await folder({
      ...itemsFolder,
      'catalog-info.yaml': catalog.replace(
        '  title: Items service',
        "  annotations: { perf-coverage.io/sources: 'tests/{performance,load}/**, !old/**' }",
      ),
    });
    const { out } = await run(['scan', dir, '--json']);
    expect(JSON.parse(out).totals.files).toBe(1);
  });

  it('says so where a folder holds no tests', async () => {
    const dir = await folder({ 'readme.md': 'nothing' });
    const { status, out } = await run(['scan', dir]);
    expect(status).toBe(0);
    expect(out).toMatch(/No performance tests found/);
    const json = JSON.parse((await run(['scan', dir, '--json'])).out);
    expect(json).toMatchObject({ files: [], totals: { files: 0 } });
  });

  it('turns a syntax error into a finding and keeps the rest', async () => {
    const dir = await folder({
      'load/test_broken.py': loadTest.replace('range(100)', 'range(100'),
      'tests/performance/test_items.py': pytestFile,
    });
    const { status, out } = await run(['scan', dir, '--json']);
    const { files } = JSON.parse(out);
    expect(status).toBe(0);
    expect(files[1]).toMatchObject({ runnable: true, findings: [] });
    expect(files[0]).toMatchObject({
      path: 'load/test_broken.py',
      runnable: false,
      findings: [{ severity: 'error', line: expect.any(Number) }],
    });
  });

  it('goes on without the catalog file where that is broken', async () => {
    const dir = await folder({
      ...itemsFolder,
      'catalog-info.yaml': 'kind: [Component\n',
    });
    const { status, out, err } = await run(['scan', dir, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).totals.files).toBe(2);
    expect(err).toMatch(/^warning: catalog-info\.yaml:\d+:\d+: .*scanning/);
  });

  it.each([
    [
      'nowhere',
      /^perf-coverage: .*nowhere: there is no such file or folder\n$/,
    ],
    ['a.txt', /^perf-coverage: .*a\.txt: it is no folder; name the folder/],
  ])('refuses the folder %s', async (name, why) => {
    const dir = await folder({ 'a.txt': '' });
    const { status, out, err } = await run(['scan', path.join(dir, name)]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(why);
  });

  it.each(['[', '{a', ' '])('refuses the glob %j', async glob => {
    const dir = await folder(itemsFolder);
    for (const option of ['--include', '--exclude']) {
      const { status, out, err } = await run(['scan', dir, option, glob]);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toMatch(/^perf-coverage: .*glob.*\n$/i);
    }
  });

  it('goes on without a glob of the catalog file that could match nothing', async () => {
    const dir = await folder({
      ...itemsFolder,
      'catalog-info.yaml': catalog.replace(
        '  title: Items service',
        "  annotations: { perf-coverage.io/sources: 'load/**,[' }",
      ),
    });
    const { out, err } = await run(['scan', dir, '--json']);
    expect(JSON.parse(out).totals.files).toBe(1);
    expect(err).toMatch(/^warning: The glob "\["/);
  });

  it('refuses a component that is not there', async () => {
    const dir = await folder(itemsFolder);
    const { status, err } = await run(['scan', dir, '--component', 'itms']);
    expect(status).toBe(2);
    expect(err).toMatch(/--component itms: .* it has items/);
  });

  it('shows progress to a terminal only, and clears it', async () => {
    const dir = await folder(itemsFolder);
    const { out, err } = await run(['scan', dir, '--json'], {
      interactive: true,
    });
    expect(err).toMatch(/\rReading \d+ files: 100 %/);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    expect(() => JSON.parse(out)).not.toThrow();
  });

  it('does not read a catalog file that leads out of the folder', async () => {
    const outside = await folder({ 'catalog-info.yaml': catalog });
    const dir = await folder({ 'load/test_load_items.py': loadTest });
    await fs.symlink(
      path.join(outside, 'catalog-info.yaml'),
      path.join(dir, 'catalog-info.yaml'),
    );
    const { err } = await run(['scan', dir, '--json']);
    expect(err).toMatch(/catalog-info\.yaml: it leads out of the folder/);
  });

  it('says first what is wrong, with its place, and sums up the frameworks', async () => {
    const dir = await folder({
      ...itemsFolder,
      'load/test_broken.py': loadTest.replace('range(100)', 'range(100'),
      'tests/performance/test_big.py': '#'.repeat(5_000_000),
    });
    const { out } = await run(['scan', dir]);
    const titles = ['Findings', 'Not looked into', 'Frameworks', 'Files'];
    expect(out.split('\n').filter(line => titles.includes(line))).toEqual(
      titles,
    );
    expect(out).toMatch(/^load\/test_broken\.py:\d+ +error +\S/m);
    expect(out).toMatch(
      /^tests\/performance\/test_big\.py +It has 5000000 bytes/m,
    );
    expect(out).toMatch(/^pytest +4 /m);
  });

  it('counts what it does not list', async () => {
    const files: Record<string, string> = { ...itemsFolder };
    for (let index = 0; index < 60; index++) {
      files[`load/test_broken_${index}.py`] = 'def test_a(:\n';
    }
    const { out } = await run(['scan', await folder(files)]);
    expect(out).toMatch(/^… and \d+ more; --json lists them$/m);
  });

  describe('with a cache', () => {
    const jsonOf = async (args: string[], program: string, env = {}) =>
      run(['scan', '--json', ...args], { program, env });

    it('answers the same, from the folder of the call or of the user, for this program alone', async () => {
      const dir = await folder(itemsFolder);
      const programs = await folder({ 'a.cjs': 'a', 'b.cjs': 'b' });
      const home = await folder({});
      const [a, b] = ['a', 'b'].map(name => path.join(programs, `${name}.cjs`));
      const plain = await jsonOf([dir, '--no-cache'], a);
      const place = path.join(home, 'own');
      for (const program of [a, a, b]) {
        expect(await jsonOf([dir, '--cache', place], program)).toEqual(plain);
        expect((await fs.readdir(place)).length).toBe(1);
      }
      const env = { HOME: home, LOCALAPPDATA: home, XDG_CACHE_HOME: home };
      expect(await jsonOf([dir], a, env)).toEqual(plain);
      expect(await fs.readdir(path.join(home, 'perf-coverage'))).toHaveLength(
        1,
      );
    });

    it('keeps nothing on --no-cache, nor where its program is many files', async () => {
      const dir = await folder(itemsFolder);
      const home = await folder({ 'a.cjs': 'a' });
      const env = { HOME: home, XDG_CACHE_HOME: home };
      await jsonOf([dir, '--no-cache'], path.join(home, 'a.cjs'), env);
      await run(['scan', dir], { env });
      expect(await fs.readdir(home)).toEqual(['a.cjs']);
    });

    it('believes no spoiled entry', async () => {
      const dir = await folder(itemsFolder);
      const home = await folder({ 'a.cjs': 'a' });
      const program = path.join(home, 'a.cjs');
      const args = [dir, '--cache', path.join(home, 'c')];
      const plain = await jsonOf(args, program);
      const [version] = await fs.readdir(path.join(home, 'c'));
      const place = path.join(home, 'c', version);
      for (const name of await fs.readdir(place)) {
        await fs.writeFile(
          path.join(place, name),
          '{"reads": [-1], "files": 3',
        );
      }
      expect(await jsonOf(args, program)).toEqual(plain);
    });

    it('is no source itself, and goes on with a warning where it can not be written', async () => {
      const dir = await folder({ ...itemsFolder, 'a.cjs': 'a', taken: '' });
      const program = path.join(dir, 'a.cjs');
      const plain = await jsonOf([dir, '--no-cache'], program);
      const within = [dir, '--cache', path.join(dir, 'kept')];
      expect(await jsonOf(within, program)).toEqual(plain);
      const [version] = await fs.readdir(path.join(dir, 'kept'));
      const place = path.join(dir, 'kept', version);
      const entries = await fs.readdir(place);
      expect(await jsonOf(within, program)).toEqual(plain);
      expect(await fs.readdir(place)).toEqual(entries);
      const refused = await jsonOf(
        [dir, '--cache', path.join(dir, 'taken')],
        program,
      );
      expect(refused).toMatchObject({ status: 0, out: plain.out });
      expect(refused.err).toMatch(/^warning: The cache .*taken is not used/);
      expect(refused.err.split('\n')).toHaveLength(2);
    });
  });
});
