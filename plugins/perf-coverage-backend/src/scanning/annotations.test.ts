import { anEntity } from '../__testUtils__/builders';
import { namesComponent, readScanSettings } from './annotations';

function settings(annotations: Record<string, string>) {
  return readScanSettings(anEntity('web', { annotations }));
}

describe('annotations of a component', () => {
  it('have defaults', () => {
    expect(settings({})).toEqual({
      sources: { include: [], exclude: [] },
      results: { include: [], exclude: [] },
      resultAddresses: [],
      plan: { type: 'path', path: 'perf-coverage.yaml', explicit: false },
      problems: [],
    });
  });

  it('name globs, with exclusions and braces', () => {
    const { sources, problems } = settings({
      'perf-coverage.io/sources':
        './load/**/*.{js,ts}, !load/old/**,\ntests/perf/,',
    });
    expect(sources).toEqual({
      include: ['load/**/*.{js,ts}', 'tests/perf/'],
      exclude: ['load/old/**'],
    });
    expect(problems).toEqual([]);
  });

  it.each(['../other/**', '/etc/*', 'a/../../b'])(
    'do not lead out: %s',
    glob => {
      const { results, problems } = settings({
        'perf-coverage.io/results': `${glob}, ok/*.json`,
      });
      expect(results.include).toEqual(['ok/*.json']);
      expect(problems).toEqual([
        {
          file: 'annotation perf-coverage.io/results',
          message: expect.stringContaining('leads out'),
        },
      ]);
    },
  );

  it('count up to a limit', () => {
    const { sources, problems } = settings({
      'perf-coverage.io/sources': [
        ...Array.from({ length: 150 }, (_, n) => `f${n}`),
      ].join(','),
    });
    expect(sources.include).toHaveLength(100);
    expect(problems[0].message).toContain('150 globs');
    expect(
      settings({ 'perf-coverage.io/sources': 'x'.repeat(501) }).problems[0]
        .message,
    ).toContain('longer than 500');
  });

  it.each<[string, unknown]>([
    [
      'https://github.com/org/perf/blob/main/latest.json',
      {
        type: 'file',
        url: 'https://github.com/org/perf/blob/main/latest.json',
      },
    ],
    ['https://store.example.com/latest.json?signature=a*b', null],
    [
      'https://store.example.com/latest.json?signature=ab',
      {
        type: 'file',
        url: 'https://store.example.com/latest.json?signature=ab',
      },
    ],
    [
      'https://bucket.s3.amazonaws.com/results/',
      {
        type: 'folder',
        url: 'https://bucket.s3.amazonaws.com/results/',
        glob: '**',
      },
    ],
    [
      'https://github.com/org/perf/tree/main/results/2026-*/**/*.{json,xml}',
      {
        type: 'folder',
        url: 'https://github.com/org/perf/tree/main/results/',
        glob: '2026-*/**/*.{json,xml}',
      },
    ],
    ['https://*.example.com/results/', null],
    ['https://', null],
  ])('name results elsewhere: %s', (address, expected) => {
    const { results, resultAddresses, problems } = settings({
      'perf-coverage.io/results': `results/**, ${address}, !**/old/**`,
    });
    expect(results).toEqual({
      include: ['results/**'],
      exclude: ['**/old/**'],
    });
    expect(resultAddresses).toEqual(expected === null ? [] : [expected]);
    expect(problems).toHaveLength(expected === null ? 1 : 0);
  });

  it('name twenty addresses at most', () => {
    const { resultAddresses, problems } = settings({
      'perf-coverage.io/results': Array.from(
        { length: 21 },
        (_, n) => `https://example.com/${n}.json`,
      ).join(','),
    });
    expect(resultAddresses).toHaveLength(20);
    expect(problems[0].message).toContain('21 addresses');
  });

  it('leave out a glob that could match nothing, and say which', () => {
    const { sources, problems } = settings({
      'perf-coverage.io/sources': 'load/**,tests/[a',
    });
    expect(sources.include).toEqual(['load/**']);
    expect(problems).toEqual([
      {
        file: 'annotation perf-coverage.io/sources',
        message: expect.stringContaining('"tests/[a"'),
      },
    ]);
  });

  it.each([
    [
      './plans/web.yaml',
      { type: 'path', path: 'plans/web.yaml', explicit: true },
    ],
    [
      'https://example.com/p.yaml',
      { type: 'url', url: 'https://example.com/p.yaml' },
    ],
    ['../p.yaml', { type: 'unusable' }],
    ['/etc/passwd', { type: 'unusable' }],
    ['file:///etc/passwd', { type: 'unusable' }],
    ['a\\..\\b.yaml', { type: 'unusable' }],
    ['', { type: 'unusable' }],
  ])('name a plan: %s', (value, expected) => {
    const { plan, problems } = settings({ 'perf-coverage.io/plan': value });
    expect(plan).toEqual(expected);
    expect(problems).toHaveLength(expected.type === 'unusable' ? 1 : 0);
  });

  it.each([
    ['component:default/web', true],
    ['web', true],
    ['Component:Default/Web', true],
    ['default/web', true],
    ['component:other/web', false],
    ['api:default/web', false],
    ['', false],
    [':::', false],
  ])('are meant by a plan for %s: %s', (named, expected) => {
    expect(namesComponent(named, 'component:default/web')).toBe(expected);
  });
});
