import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultReaders } from './resultReaders';
import { headOf, parseText } from './testing';

/** Fixtures that show what is refused. */
const refused = new Set(['k6-summary-export/home-made.json']);

const fixtures = resultReaders.flatMap(({ format }) => {
  const folder = join(__dirname, format, 'fixtures');
  return readdirSync(folder)
    .filter(name => name !== 'README.md')
    .map(name => ({
      format,
      path: `${format}/${name}`,
      content: readFileSync(join(folder, name)),
    }));
});

describe('resultReaders', () => {
  it('have names of their own', () => {
    const formats = resultReaders.map(reader => reader.format);
    expect(new Set(formats).size).toBe(formats.length);
  });

  it.each(fixtures.filter(({ path }) => !refused.has(path)))(
    'agree whose $path is',
    async ({ format, content }) => {
      const claims = resultReaders
        .map(reader => ({
          format: reader.format,
          ...reader.recognise(headOf(content)),
        }))
        .sort((a, b) => b.confidence - a.confidence);

      expect(claims[0].format).toBe(format);
      expect(claims[0].confidence).toBeGreaterThanOrEqual(0.5);
      expect(claims[1].confidence).toBeLessThan(claims[0].confidence);
      expect((await parseText(content)).format).toBe(format);
    },
  );

  it('are described in docs/formats.md', () => {
    const docs = readFileSync(
      join(__dirname, '..', '..', '..', 'docs', 'formats.md'),
      'utf8',
    );
    expect(
      resultReaders.filter(({ format }) => !docs.includes(`| \`${format}\` `)),
    ).toEqual([]);
  });

  it('have a fixture each', () => {
    const shown = new Set(fixtures.map(({ format }) => format));
    expect(resultReaders.filter(({ format }) => !shown.has(format))).toEqual(
      [],
    );
  });

  it('answer any cut or changed fixture with a run or an InputError', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        async ({ content }, share, changes) => {
          const mutated = Buffer.from(
            content.subarray(0, Math.floor(content.length * share)),
          );
          for (const [place, value] of changes) {
            if (mutated.length > 0) {
              mutated[place % mutated.length] = value;
            }
          }
          try {
            const run = await parseText(mutated);
            expect(run.schemaVersion).toBe(1);
            expect(JSON.parse(JSON.stringify(run))).toEqual(run);
          } catch (error) {
            if (!(error instanceof InputError)) {
              throw error;
            }
          }
        },
      ),
      { numRuns: 250 },
    );
  });
});
