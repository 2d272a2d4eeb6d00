import { InputError } from '@backstage/errors';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { resultReaders } from '../resultReaders';
import { chunksOf, parseText } from '../testing';
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
