import { mkdir, mkdtemp, rm, symlink, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import path from 'path';
import { createMemoryTree, openFolder } from '.';

describe('a tree of sources', () => {
  let dir: string;

  async function write(file: string, content: string | Buffer) {
    const full = path.join(dir, file);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, content);
  }

  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'tree-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('leaves out what is not the own source of a repository, from disk as from memory', async () => {
    const names = [
      'tests/perf/test_a.py',
      'k6/main.js',
      'build/readme.js',
      '.github/workflows/ci.yml',
      'node_modules/x/index.js',
      'app/node_modules/x/test.js',
      '.git/config',
      'vendor/lib/test_b.py',
      '.venv/lib/test_c.py',
      'myenv/pyvenv.cfg',
      'myenv/lib/test_d.py',
      'java/pom.xml',
      'java/target/Generated.java',
      'python/setup.py',
      'python/build/lib/test_e.py',
      'python/__pycache__/x.py',
      'image.png',
      'archive.tar.gz',
      'lib.min.js',
    ];
    for (const name of names) {
      await write(name, 'text');
    }
    const expected = [
      '.github/workflows/ci.yml',
      'build/readme.js',
      'java/pom.xml',
      'k6/main.js',
      'python/setup.py',
      'tests/perf/test_a.py',
    ];
    expect((await openFolder(dir)).paths).toEqual(expected);
    const memory = createMemoryTree(
      Object.fromEntries(names.map(name => [name, 'text'])),
    );
    expect(memory.paths).toEqual(expected);
    expect(memory.has('.git/config')).toBe(false);
    expect(await memory.read('.git/config')).toBeUndefined();
  });

  it.each([
    ['UTF-8 with mark', Buffer.from('\uFEFFé = 1\r\n'), 'é = 1\r\n'],
    ['Latin-1', Buffer.from('é = 1\n', 'latin1'), 'é = 1\n'],
    ['UTF-16 with mark', Buffer.from('\uFEFFé = 1', 'utf16le'), 'é = 1'],
    ['binary', Buffer.from([1, 0, 2]), undefined],
    ['empty', Buffer.alloc(0), ''],
  ])('reads %s', async (_name, bytes, text) => {
    await write('a.py', bytes);
    expect(await (await openFolder(dir)).read('a.py')).toBe(text);
  });

  it('never leaves the folder by links, and ends where links go in circles', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    try {
      await writeFile(path.join(outside, 'secret.py'), 'secret');
      await write('inside/real.py', 'real');
      await symlink(dir, path.join(dir, 'inside', 'loop'));
      await symlink('self.py', path.join(dir, 'self.py'));
      await symlink(outside, path.join(dir, 'away'));
      await symlink(
        path.join(outside, 'secret.py'),
        path.join(dir, 'secret.py'),
      );
      await symlink('inside/real.py', path.join(dir, 'linked.py'));
      const tree = await openFolder(dir);
      expect(tree.paths).toEqual(['inside/real.py', 'linked.py']);
      expect(tree.skipped?.().map(one => [one.path, one.reason])).toEqual(
        expect.arrayContaining([
          ['inside/loop', 'link'],
          ['self.py', 'link'],
          ['away', 'link'],
          ['secret.py', 'link'],
        ]),
      );
      expect(await tree.read('linked.py')).toBe('real');
      expect(await tree.read('secret.py')).toBeUndefined();
      expect(await tree.read('../etc/passwd')).toBeUndefined();

      // Swapped for a link out after the listing.
      await rm(path.join(dir, 'linked.py'));
      await symlink(
        path.join(outside, 'secret.py'),
        path.join(dir, 'linked.py'),
      );
      expect(await tree.read('linked.py')).toBeUndefined();
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it('lists but does not read files above the limit, and refuses too many', async () => {
    await write('a.py', 'x'.repeat(100));
    await write('b.py', 'x');
    const tree = await openFolder(dir, { maxFileBytes: 50 });
    expect(tree.has('a.py')).toBe(true);
    expect(await tree.read('a.py')).toBeUndefined();
    expect(tree.skipped?.()).toEqual([
      {
        path: 'a.py',
        reason: 'too-large',
        why: expect.stringContaining('100 bytes'),
      },
    ]);
    expect(await tree.head?.('a.py')).toBe('x'.repeat(100));
    await expect(openFolder(dir, { maxFiles: 1 })).rejects.toThrow(
      /more than 1 files/,
    );
  });

  it.each([
    ['a', 'utf-8'],
    ['\uFEFFé', 'utf-8'],
    [Buffer.from('é', 'latin1'), 'latin-1'],
    [Buffer.from('éaé').subarray(0, 4), 'utf-8-cut'],
    [Buffer.from('a😀').subarray(0, 4), 'utf-8-cut'],
    [Buffer.from('éa', 'latin1'), 'latin-1'],
    [Buffer.from('\uFEFFa', 'utf16le'), 'utf-16'],
  ])('says how it decoded %j', async (bytes, encoding) => {
    await write('a.py', bytes);
    const tree = await openFolder(dir);
    await tree.read('a.py');
    expect(tree.encodingOf?.('a.py')).toBe(encoding);
  });

  it('never reads through a folder that became a link', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    try {
      await writeFile(path.join(outside, 'a.py'), 'secret');
      await write('tests/a.py', 'own');
      const tree = await openFolder(dir);
      await rm(path.join(dir, 'tests'), { recursive: true });
      await symlink(outside, path.join(dir, 'tests'));
      expect(await tree.read('tests/a.py')).toBeUndefined();
      expect(await tree.head?.('tests/a.py')).toBeUndefined();
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it('counts folders that are nested too deeply', async () => {
    await write('a/b/c/d.py', 'x');
    const tree = await openFolder(dir, { maxFolderDepth: 2 });
    expect(tree.paths).toEqual([]);
    expect(tree.skipped?.()).toEqual([
      expect.objectContaining({ path: 'a/b/c', reason: 'too-deep' }),
    ]);
  });

  it('says which folder cannot be opened', async () => {
    await expect(openFolder(path.join(dir, 'none'))).rejects.toThrow(
      /Cannot open the folder .*none/,
    );
    await write('a.py', '');
    await expect(openFolder(path.join(dir, 'a.py'))).rejects.toThrow(
      /not a folder/,
    );
  });

  it('ends on folders nested without measure', async () => {
    const deep = `${'d/'.repeat(10_000)}a.py`;
    expect(createMemoryTree({ [deep]: 'x' }).paths).toEqual([deep]);
  });

  it('takes no path that leads out of a tree in memory, and no name for a prototype', async () => {
    const tree = createMemoryTree({
      '../a.py': 'x',
      './b.py': '\uFEFFb',
      'c\\d.py': 'd',
      'constructor/toString.py': 'e',
    });
    expect(tree.paths).toEqual(['b.py', 'c/d.py', 'constructor/toString.py']);
    expect(await tree.read('b.py')).toBe('b');
    expect(await tree.read('__proto__')).toBeUndefined();
  });
});
