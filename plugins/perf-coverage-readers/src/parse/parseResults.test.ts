import { InputError } from '@backstage/errors';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { chunksOf, zipOf } from '../testing';
import { ParseResultsOptions, parseResults } from './parseResults';

const junit = (name: string) =>
  `<testsuite><testcase name="${name}" time="1"/></testsuite>`;
const jtl = (...elapsed: number[]) =>
  [
    'timeStamp,elapsed,label,success',
    ...elapsed.map((ms, n) => `${1772439300000 + n},${ms},login,${ms < 900}`),
  ].join('\n');

function tarOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name }, Buffer.from(content));
  }
  archive.finalize();
  return buffer(archive);
}

const read = (content: Buffer, options?: ParseResultsOptions, size = 5000) =>
  parseResults(chunksOf(content, size), options);

const two = { 'a/junit.xml': junit('a'), 'run.jtl': jtl(10, 20) };
const twoAsZip = zipOf(
  Object.entries(two).map(([name, content]) => ({ name, content })),
);

describe('parseResults', () => {
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['zip', () => twoAsZip],
    ['tar', () => tarOf(two)],
    ['tar.gz', async () => gzipSync(await tarOf(two))],
    ['tar.zst', async () => zstdCompressSync(await tarOf(two))],
  ])('gives a run for each file of a %s', async (_, make) => {
    const results = await read(await make());
    expect(results.map(({ path, run }) => [path, run.format])).toEqual([
      ['a/junit.xml', 'junit-xml'],
      ['run.jtl', 'jmeter-jtl-csv'],
    ]);
  });

  it.each([1, 7, 511, 513])('takes chunks of %d bytes', async size => {
    expect(await read(twoAsZip, {}, size)).toHaveLength(2);
    expect(await read(await tarOf(two), {}, size)).toHaveLength(2);
  });

  it('reads a file that is no archive, and compressed files in one', async () => {
    expect(await read(Buffer.from(junit('a')))).toMatchObject([
      { path: null, run: { format: 'junit-xml' } },
    ]);
    const results = await read(
      zipOf([{ name: 'a.jtl.gz', content: gzipSync(jtl(1, 2, 3)) }]),
    );
    expect(results[0].run.totals.requests).toBe(3);
  });

  it('merges shards of one run when asked', async () => {
    const shards = zipOf([
      { name: '1.jtl', content: jtl(100, 200, 1000) },
      { name: '2.jtl', content: jtl(300) },
    ]);
    const [{ path, run }, ...others] = await read(shards, { merge: true });
    expect(others).toEqual([]);
    expect(path).toBeNull();
    expect(run.totals).toMatchObject({ requests: 4, failedRequests: 1 });
    const { stats } = run.metrics[0];
    expect(stats).toMatchObject({ count: 4, min: 100, avg: 400, max: 1000 });
    expect(Math.abs(stats.p50 - 200)).toBeLessThan(1.1);
  });

  it('refuses to merge what is of several formats', async () => {
    await expect(read(twoAsZip, { merge: true })).rejects.toThrow(
      /several formats \(junit-xml, jmeter-jtl-csv\)/,
    );
  });

  it('leaves out other files, archives and by-products, and says so', async () => {
    const results = await read(
      zipOf([
        { name: 'README.md', content: 'Hello' },
        { name: 'deeper.zip', content: twoAsZip },
        { name: '__MACOSX/._a.xml', content: 'x' },
        { name: '../../etc/a.xml', content: junit('a') },
      ]),
    );
    expect(results.map(({ path }) => path)).toEqual(['../../etc/a.xml']);
    expect(results[0].run.warnings).toEqual([
      {
        code: 'archive-files-left-out',
        message: expect.stringMatching(
          /the first is README\.md: The file is of no known format/,
        ),
        count: 2,
        line: null,
      },
    ]);
  });

  it('gives what is whole of an archive that is cut', async () => {
    const tar = await tarOf({ ...two, 'b.jtl': jtl(5, 6, 7) });
    const results = await read(tar.subarray(0, 512 * 4 + 100));
    expect(results.map(({ path }) => path)).toContain('a/junit.xml');
    expect(results[0].run.warnings).toMatchObject([
      { code: 'archive-files-left-out' },
    ]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['without files', () => zipOf([]), /empty/],
    [
      'without results',
      () => zipOf([{ name: 'a.txt', content: 'Hello' }]),
      /no result file that can be read; a\.txt/,
    ],
    ['that is cut', () => twoAsZip.subarray(0, 100), /zip archive is broken/],
    [
      'that claims too little',
      () => zipOf([{ name: 'a.xml', content: junit('a'), claimedSize: 5 }]),
      /a\.xml: The zip archive is broken/,
    ],
    [
      'of too many files',
      () =>
        zipOf(
          Array.from({ length: 1001 }, (_, n) => ({
            name: `${n}.txt`,
            content: '',
          })),
        ),
      /more than 1000 files/,
    ],
    [
      'of a header without end',
      async () => {
        const tar = await tarOf({ 'a.xml': junit('a') });
        tar.write('x', 156, 'latin1');
        tar.write('77777777777', 124, 'latin1');
        tar.write('        ', 148, 'latin1');
        const sum = tar.subarray(0, 512).reduce((a, b) => a + b, 0);
        tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
        return Buffer.concat([tar, Buffer.alloc(20_000_000)]);
      },
      /Header exceeds max size/,
    ],
  ])(
    'refuses an archive %s',
    async (_, make, message) => {
      const content = await make();
      await expect(read(content)).rejects.toThrow(message);
      await expect(read(content)).rejects.toBeInstanceOf(InputError);
      // A thousand files of an archive are read twice.
    },
    60_000,
  );

  it('stops a bomb at the limit, whichever file it is in', async () => {
    const bomb = `<testsuite>${' '.repeat(3_000_000)}`;
    const limits = { maxStreamBytes: 5_000_000 };
    const files = [1, 2, 3].map(n => ({ name: `${n}.xml`, content: bomb }));
    await expect(read(zipOf(files), { limits })).rejects.toThrow(
      /more than 5000000 bytes uncompressed/,
    );
    await expect(
      read(
        zipOf([
          {
            name: 'a.xml.gz',
            content: gzipSync(`<testsuite>${' '.repeat(9e6)}`),
          },
        ]),
        { limits },
      ),
    ).rejects.toThrow(/more than 5000000 bytes uncompressed/);
  });
});
