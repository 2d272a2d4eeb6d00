import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseResult } from './parse';
import { resultReaders } from './resultReaders';
import { chunksOf, parseText } from './testing';

const binary = 'gatling-simulation-log-binary';
const fixtures = resultReaders.flatMap(({ format }) => {
  const folder = join(__dirname, format, 'fixtures');
  return readdirSync(folder)
    .filter(name => !['README.md', 'home-made.json'].includes(name))
    .map(name => ({
      format,
      path: `${format}/${name}`,
      content: readFileSync(join(folder, name)),
    }));
});
const texts = fixtures
  .filter(({ format }) => format !== binary)
  .map(fixture => ({ ...fixture, text: fixture.content.toString('utf8') }));

/** Ways to write the same text, which must not matter. */
const encodings: [string, (text: string) => Buffer][] = [
  ['a byte order mark', text => Buffer.from(`\ufeff${text}`)],
  [
    'CRLF',
    text => Buffer.from(text.replace(/\r\n/g, '\n').replace(/\n/g, '\r\n')),
  ],
  ['UTF-16LE', text => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE', text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

/** What may stand in a file that nobody meant. */
const defects: [string, (text: string) => string | Buffer][] = [
  ['NUL bytes', text => text.replaceAll('e', 'e\0')],
  ['deep JSON', text => `${'['.repeat(200_000)}${text}`],
  ['deep JSON inside', text => text.replace(':', `:${'{"a":'.repeat(50_000)}`)],
  ['__proto__', text => text.replaceAll('"name"', '"__proto__"')],
  ['prototype keys', text => text.replaceAll('count', 'constructor')],
  ['NaN', text => text.replaceAll(/\d+\.\d+/g, 'NaN')],
  ['Infinity', text => text.replaceAll(/\d+\.\d+/g, 'Infinity')],
  ['negative numbers', text => text.replaceAll(/(?<![\d.-])(\d)/g, '-$1')],
  ['absurd numbers', text => text.replaceAll(/(\d)(?![\d.])/g, '$1e300')],
  ['long numbers', text => text.replaceAll(/\d+/g, '9'.repeat(400))],
  ['everything twice', text => `${text}\n${text}`],
  ['its first line twice', text => `${text.split('\n', 1)[0]}\n${text}`],
  ['stray lines', text => text.split('\n').join('\nstray "line\n')],
  [
    'entities',
    text =>
      `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(100)}">]>${text.replaceAll(
        'name',
        'name&b;',
      )}`,
  ],
  [
    'entities of entities, and of a file',
    text =>
      `<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "${'&b;'.repeat(
        1000,
      )}"><!ENTITY d "${'&c;'.repeat(
        1000,
      )}"><!ENTITY e SYSTEM "file:///etc/passwd">]>${text.replaceAll(
        /name="/g,
        'name="&d;&e;',
      )}`,
  ],
  [
    'letters in Latin-1',
    text => Buffer.from(text.replaceAll('e', 'é'), 'latin1'),
  ],
  ['times long ago', text => text.replaceAll(/\b20\d\d-/g, '0001-')],
  ['no end', text => text.slice(0, text.length * 0.7)],
  ['other bytes', text => Buffer.from(text, 'utf16le').toString('latin1')],
];

async function outcome(
  content: Buffer | string,
  format?: string,
): Promise<Run | InputError> {
  try {
    return await parseText(content, { format });
  } catch (error) {
    if (error instanceof InputError) {
      return error;
    }
    throw error;
  }
}

describe('a file is read the same', () => {
  it.each(encodings)('with %s', async (_, encode) => {
    for (const { path, text } of texts) {
      expect({ path, run: await outcome(encode(text)) }).toEqual({
        path,
        run: await outcome(text),
      });
    }
  });
});

describe('a file gives a run or an InputError', () => {
  it.each(defects)('with %s', async (_, spoil) => {
    const runs: Run[] = [];
    for (const { format, text } of texts) {
      const result = await outcome(spoil(text), format);
      if (!(result instanceof InputError)) {
        runs.push(result);
      }
    }
    expect(JSON.parse(JSON.stringify(runs))).toEqual(runs);
    const numbers = runs.flatMap(run =>
      run.metrics.flatMap(metric => Object.values(metric.stats)),
    );
    expect(numbers.filter(number => !Number.isFinite(number))).toEqual([]);
    expect(JSON.stringify(runs)).not.toContain('root:');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('memory is bounded', () => {
  const megabyte = 1024 * 1024;
  const inputMegabytes = 500;

  async function* endless(start: Buffer, megabytes: number) {
    yield start;
    const filling = Buffer.alloc(megabyte, 'x');
    for (let n = 0; n < megabytes; n += 1) {
      yield filling;
    }
  }

  it.each(resultReaders.map(({ format }) => format))(
    'for %s and a line without end',
    async format => {
      const fixture = fixtures.find(each => each.format === format);
      const before = process.memoryUsage().rss;
      let peak = before;
      async function* watched() {
        for await (const chunk of endless(
          fixture?.content ?? Buffer.alloc(0),
          inputMegabytes,
        )) {
          peak = Math.max(peak, process.memoryUsage().rss);
          yield chunk;
        }
      }
      const error = await parseResult(watched(), {
        format,
        limits: { maxDocumentBytes: 8 * megabyte },
      }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error === undefined || error instanceof InputError).toBe(true);
      // Far less than the input; the rest is what a collector leaves lying about.
      expect(peak - before).toBeLessThan((inputMegabytes / 2) * megabyte);
    },
  );

  it('for 100,000 names that are all different', async () => {
    const lines = (function* linesOfNames() {
      for (let n = 0; n < 100_000; n += 1) {
        const name = `https://shop.test/item-${n.toString(36)}x`;
        yield Buffer.from(
          `{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":${
            n % 900
          },"tags":{"name":"${name}","url":"${name}","method":"GET"}}}\n`,
        );
      }
    })();
    async function* chunks() {
      yield* lines;
    }
    const before = process.memoryUsage().rss;
    const run = await parseResult(chunks());
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * megabyte);
    expect(run.metrics[0].stats.count).toBe(100_000);
    expect(run.warnings).toMatchObject([
      { code: 'operations-folded', count: expect.any(Number) },
    ]);
  });
});

it('gives the same for any size of chunks', async () => {
  for (const { content } of fixtures) {
    const [small, large] = await Promise.all(
      [13, 100_000].map(size =>
        parseResult(chunksOf(content, size)).catch(String),
      ),
    );
    expect(small).toEqual(large);
  }
});
