import { spawnSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { useFolders } from './testing/run';
import { junit } from './testing/samples';

const folder = useFolders();
const root = path.join(__dirname, '..');

jest.setTimeout(60_000);

describe('the bundled command', () => {
  it('runs from one file, with standard output for its own output alone', async () => {
    const dir = await folder({ 'junit.xml': junit });
    const bundle = path.join(dir, 'perf-coverage.cjs');
    const built = spawnSync(
      process.execPath,
      [path.join(root, 'scripts/bundle.mjs'), bundle],
      { encoding: 'utf8' },
    );
    expect(built).toMatchObject({ status: 0, stdout: '', stderr: '' });

    const call = (args: string[], input = '') =>
      spawnSync(process.execPath, [bundle, ...args], {
        cwd: dir,
        input,
        encoding: 'utf8',
      });
    const parsed = call(['parse', '-', '--json'], junit);
    expect(parsed).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(parsed.stdout).totals.tests).toBe(2);
    expect(call(['parse', 'gone.xml'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'perf-coverage: gone.xml: there is no such file or folder\n',
    });
    const { version } = JSON.parse(
      await fs.readFile(path.join(root, 'package.json'), 'utf8'),
    );
    expect(call(['--version']).stdout).toBe(`${version}\n`);
  });

  it('holds no backend framework', async () => {
    const dir = await folder({});
    const bundle = path.join(dir, 'perf-coverage.cjs');
    spawnSync(process.execPath, [
      path.join(root, 'scripts/bundle.mjs'),
      bundle,
    ]);
    const text = await fs.readFile(bundle, 'utf8');
    expect(text).not.toContain('node_modules/@backstage/backend-plugin-api');
    expect(text.length).toBeLessThan(6_000_000);
  });
});
