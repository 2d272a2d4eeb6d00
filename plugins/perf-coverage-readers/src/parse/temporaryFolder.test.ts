import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeTemporaryFolder, sweepTemporaryFolders } from './temporaryFolder';

describe('temporary folders', () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'sweep-'));
    jest.spyOn(os, 'tmpdir').mockReturnValue(root);
  });

  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(root, { recursive: true, force: true });
  });

  /** A folder as the process of that number would have made it. */
  async function folderOf(pid: number): Promise<string> {
    const { path: mine } = await makeTemporaryFolder('upload');
    const other = mine.replace(`-${process.pid}-`, `-${pid}-`);
    fs.renameSync(mine, other);
    fs.writeFileSync(path.join(other, '0'), 'bytes');
    return other;
  }

  it('go with what is in them', async () => {
    const folder = await makeTemporaryFolder('zip');
    fs.writeFileSync(path.join(folder.path, 'archive'), 'bytes');
    await folder.remove();
    expect(fs.readdirSync(root)).toEqual([]);
  });

  it('of a process that was killed are swept, those of live ones stay', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await once(child, 'spawn');
    const ofChild = await folderOf(child.pid!);
    const mine = await makeTemporaryFolder('upload');
    expect(await sweepTemporaryFolders()).toEqual({ removed: 0, errors: [] });
    expect(fs.existsSync(ofChild)).toBe(true);

    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(await sweepTemporaryFolders()).toEqual({ removed: 1, errors: [] });
    expect(fs.existsSync(ofChild)).toBe(false);
    expect(fs.existsSync(mine.path)).toBe(true);
  });

  it('of a process with the same number before this one are swept', async () => {
    const { path: old } = await makeTemporaryFolder('upload');
    const before = Date.now() / 1000 - process.uptime() - 60;
    fs.utimesSync(old, before, before);
    expect(await sweepTemporaryFolders()).toMatchObject({ removed: 1 });
  });

  it('of other machines, and what only looks like one, stay', async () => {
    const gone = await folderOf(2_000_000_000);
    const foreign = gone.replace(
      /perf-coverage-[0-9a-f]{12}/,
      'perf-coverage-0123456789ab',
    );
    fs.renameSync(gone, foreign);
    const file = await folderOf(2_000_000_001);
    fs.rmSync(file, { recursive: true });
    fs.writeFileSync(file, 'a file of that name');
    fs.mkdirSync(path.join(root, 'perf-coverage-other'));
    expect(await sweepTemporaryFolders()).toEqual({ removed: 0, errors: [] });
    expect(fs.readdirSync(root)).toHaveLength(3);
  });
});
