import { InputError } from '@backstage/errors';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { resultReaders } from '../resultReaders';
import { chunksOf, parseText } from '../testing';
import { decompress } from './decompress';
import { parseResult } from './parseResult';

const document =
  '{"metrics": {"http_reqs": {"count": 7, "rate": 1}}, "root_group": {}}';
const report = '<testsuite>\n<testcase name="größe" time="1"/>\n</testsuite>\n';

describe('parseResult', () => {
  it.each<[string, Buffer]>([
    ['plain', Buffer.from(document)],
    ['gzip', gzipSync(document)],
    ['zstd', zstdCompressSync(document)],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${document}`)],
    [
      'UTF-16LE with byte order mark',
      Buffer.from(`\ufeff${document}`, 'utf16le'),
    ],
    [
      'UTF-16BE with byte order mark',
      Buffer.from(`\ufeff${document}`, 'utf16le').swap16(),
    ],
    ['gzip of a file with byte order mark', gzipSync(`\ufeff${document}`)],
    ['CRLF', Buffer.from(document.replaceAll(' ', '\r\n'))],
  ])('reads a file that is %s', async (_, content) => {
    expect((await parseText(content)).totals.requests).toBe(7);
  });

  it.each([1, 2, 3, 7, 100_000])(
    'gives the same for chunks of %d bytes',
    async size => {
      const content = gzipSync(report);
      const run = await parseResult(chunksOf(content, size));
      expect(run.tests).toEqual([
        { name: 'größe', suite: null, status: 'passed', durationSeconds: 1 },
      ]);
    },
  );

  it.each([
    ['nothing', '', /empty/],
    ['white space', ' \n\t\n', /white space/],
    ['an empty gzip file', gzipSync(''), /empty/],
    ['other JSON', '{"a": 1}', /no known format; line 1 starts with "\{/],
    ['text', 'Hello\nworld', /line 1 starts with "Hello"/],
    ['bytes', Buffer.from([0, 1, 2, 255, 254]), /no known format/],
    [
      'broken gzip',
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
      /gzip data is broken/,
    ],
  ])('refuses %s', async (_, content, message) => {
    await expect(parseText(content)).rejects.toThrow(message);
    await expect(parseText(content)).rejects.toBeInstanceOf(InputError);
  });

  it('reads what a cut gzip file holds, and says that it was cut', async () => {
    const lines = Array.from(
      { length: 2000 },
      (_, n) => `<testcase name="t${n * 7919}" time="0.${n}"/>`,
    );
    const packed = gzipSync(`<testsuite>\n${lines.join('\n')}\n</testsuite>`);
    const run = await parseText(packed.subarray(0, packed.length / 2));

    expect(run.totals.tests).toBeGreaterThan(100);
    expect(run.totals.tests).toBeLessThan(2000);
    expect(run.warnings.map(warning => warning.code)).toEqual([
      'file-cut',
      'compressed-file-cut',
    ]);
  });

  const members = [
    gzipSync('<testsuite>'),
    gzipSync('<testcase name="a" time="1"/>'.repeat(3000)),
    gzipSync('<testcase name="b" time="1"/></testsuite>'),
  ];

  it.each([
    ['several members', Buffer.concat(members)],
    [
      'several members and zeros behind them',
      Buffer.concat([...members, Buffer.alloc(512)]),
    ],
    [
      'an empty member',
      Buffer.concat([members[0], gzipSync(''), ...members.slice(1)]),
    ],
  ])('reads a gzip file of %s', async (_, content) => {
    for (const size of [7, 1 << 20]) {
      const run = await parseResult(chunksOf(content, size));
      expect(run.totals.tests).toBe(3001);
      expect(run.warnings).toEqual([]);
    }
  });

  it('gives all that a cut gzip file holds, wherever it was cut', async () => {
    const text = Array.from({ length: 9000 }, (_, n) => n * 7919).join('\n');
    const joined = Buffer.concat([gzipSync(text), gzipSync(text)]);
    const first = gzipSync(text).length;
    for (let end = 3; end < joined.length; end += 977) {
      const packed = joined.subarray(0, end === first ? end + 1 : end);
      const { bytes, cut } = await decompress(chunksOf(packed, 4096));
      const unpacked: Buffer[] = [];
      for await (const chunk of bytes) {
        unpacked.push(chunk);
      }
      const held = gunzipSync(packed, {
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      expect(Buffer.concat(unpacked).equals(held)).toBe(true);
      expect(cut()).toBe(true);
    }
  });

  it.each([
    ['gzip', gzipSync(gzipSync(document))],
    ['zstd', gzipSync(zstdCompressSync(document))],
    ['gzip', zstdCompressSync(gzipSync(document))],
  ])(
    'refuses a file that was compressed twice, with %s within',
    async (inner, content) => {
      await expect(parseText(content)).rejects.toThrow(
        new RegExp(`compressed twice: what it holds is ${inner} again`),
      );
    },
  );

  it('stops a gzip bomb at the limit of a document', async () => {
    const bomb = gzipSync(`{"metrics": {"${' '.repeat(5_000_000)}`);
    await expect(
      parseText(bomb, {
        format: 'k6-summary-export',
        limits: { maxDocumentBytes: 1_000_000 },
      }),
    ).rejects.toThrow(/more than 1000000 bytes uncompressed/);
  });

  it('stops a gzip bomb at the limit of a stream', async () => {
    const bomb = gzipSync(`<testsuite>${' '.repeat(5_000_000)}`);
    await expect(
      parseText(bomb, { limits: { maxStreamBytes: 1_000_000 } }),
    ).rejects.toThrow(/more than 1000000 bytes uncompressed/);
  });

  it('reads as the format that the caller names', async () => {
    await expect(parseText(document, { format: 'junit-xml' })).rejects.toThrow(
      /line 1: the junit-xml file has no <testsuites>/,
    );
  });

  it('lists the formats where the name is none', async () => {
    await expect(parseText(document, { format: 'nope' })).rejects.toThrow(
      /no reader named 'nope'; known are: .*junit-xml/,
    );
  });

  it('passes on the error of a source that breaks', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('<testsuite>');
      throw new Error('connection reset');
    }
    await expect(parseResult(broken())).rejects.toThrow('connection reset');
  });
});

describe('parseResult with chunks whose memory is used again', () => {
  async function* reused(content: Buffer, size: number) {
    const memory = Buffer.alloc(size);
    for (let at = 0; at < content.length; at += size) {
      const length = content.copy(memory, 0, at, at + size);
      yield memory.subarray(0, length);
      memory.fill('!');
    }
  }

  it.each(
    resultReaders.map(({ format }) => {
      const folder = join(__dirname, '..', format, 'fixtures');
      const [name] = readdirSync(folder).filter(each => each !== 'README.md');
      return { format, file: join(folder, name) };
    }),
  )('gives the same for $format', async ({ format, file }) => {
    const content = readFileSync(file);
    const whole = await parseResult(chunksOf(content), { format }).catch(
      String,
    );
    for (const bytes of [content, gzipSync(content)]) {
      expect(
        await parseResult(reused(bytes, 37), {
          format,
          chunksAreReused: true,
        }).catch(String),
      ).toEqual(whole);
    }
  });
});
