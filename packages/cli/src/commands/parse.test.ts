import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chunksOf, run, useFolders } from '../testing/run';
import { junit } from '../testing/samples';

const folder = useFolders();

describe('parse', () => {
  it('prints the run as one JSON document', async () => {
    const dir = await folder({ 'junit.xml': junit });
    const { status, out, err } = await run(['parse', 'junit.xml', '--json'], {
      cwd: dir,
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      format: 'junit-xml',
      totals: { tests: 2, failedTests: 1 },
    });
  });

  it('reads standard input, and compressed files, the same', async () => {
    const dir = await folder({ 'a.gz': gzipSync(junit), 'a.xml': junit });
    const plain = await run(['parse', path.join(dir, 'a.xml'), '--json']);
    const packed = await run(['parse', path.join(dir, 'a.gz'), '--json']);
    const piped = await run(['parse', '-', '--json'], {
      stdin: chunksOf(junit),
    });
    expect(packed.out).toBe(plain.out);
    expect(piped.out).toBe(plain.out);
  });

  it('shows what failed where nobody asks for JSON', async () => {
    const { out } = await run(['parse', '-'], { stdin: chunksOf(junit) });
    expect(out).toMatch(/2 tests, 1 failed, 0 skipped/);
    expect(out).toMatch(/Failed tests\n {2}TestItems › test_add/);
  });

  it.each([
    ['empty.json', '', /empty\.json: .*empty/],
    ['other.json', '{"a": 1}', /other\.json: .*no known format/],
    ['binary', Buffer.from([0, 1, 2, 3]), /binary: .*no known format/],
  ])('refuses %s in one line', async (name, content, why) => {
    const dir = await folder({ [name]: content });
    const { status, out, err } = await run(['parse', name, '--json'], {
      cwd: dir,
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: [^\n]+\n$/);
  });

  it.each([
    [['nowhere.json'], /nowhere\.json: there is no such file/],
    [['.'], /\.: it is a folder, name a file/],
    [['-', '--format', 'nope'], /standard input: .*no reader named 'nope'/],
  ])('says why it can not read %j', async (args, why) => {
    const { status, err } = await run(['parse', ...args], {
      stdin: chunksOf(junit),
    });
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });
});
