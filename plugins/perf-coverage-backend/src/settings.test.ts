import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readSettings } from './settings';

function settings(perfCoverage?: JsonObject) {
  return readSettings(
    mockServices.rootConfig({ data: perfCoverage ? { perfCoverage } : {} }),
  );
}

it('needs no configuration, and reads no folder of the machine then', () => {
  expect(settings()).toMatchObject({
    allowedFolders: [],
    linkTemplate: null,
    maxUploadBytes: 268435456,
    syncSchedule: { frequency: { minutes: 1 } },
    scanSchedule: { frequency: { minutes: 30 } },
    team: {},
  });
});

it('takes what is configured', () => {
  expect(
    settings({
      sync: {
        schedule: { frequency: { seconds: 10 }, timeout: { minutes: 1 } },
      },
      scan: { schedule: { frequency: 'PT1H', timeout: { minutes: 1 } } },
      localSources: { allowedFolders: ['../a'] },
      sources: { linkTemplate: 'https://git/{path}' },
      upload: { maxBytes: 5 },
      team: { engineers: 2, hoursPerWeek: 20.5 },
    }),
  ).toMatchObject({
    allowedFolders: ['../a'],
    linkTemplate: 'https://git/{path}',
    maxUploadBytes: 5,
    syncSchedule: { frequency: { seconds: 10 } },
    team: { engineers: 2, hoursPerWeek: 20.5 },
  });
});

it.each<[JsonObject, string]>([
  [{ upload: { maxBytes: 0 } }, 'perfCoverage.upload.maxBytes is 0'],
  [{ upload: { parallel: 1.5 } }, 'perfCoverage.upload.parallel is 1.5'],
  [{ retention: { runDays: 0 } }, 'perfCoverage.retention.runDays is 0'],
  [{ team: { engineers: -1 } }, 'perfCoverage.team.engineers is -1'],
  [{ upload: { maxBytes: 'much' } }, 'perfCoverage.upload.maxBytes'],
  [{ scan: { schedule: { frequency: 'often' } } }, 'schedule'],
  [
    { policy: { rules: [{ name: 'a', requires: ['lod'] }] } },
    'perfCoverage.policy: Unknown value "lod" of rules[0].requires[0]; Did you mean "load"?',
  ],
])('names what it cannot use: %j', (config, message) => {
  expect(() => settings(config)).toThrow(message);
});

it('checks the mappings of home-made formats before the start', () => {
  const mapping = {
    name: 'acme',
    metrics: [{ name: 'duration', unit: 's', stats: { avg: '$.mean' } }],
  };
  expect(settings({ readers: { mappings: [mapping] } }).mappings).toMatchObject(
    [{ name: 'acme', document: 'json' }],
  );
  expect(settings().mappings).toEqual([]);
});

it.each<[JsonObject[string], RegExp]>([
  [{}, /perfCoverage\.readers\.mappings must be a list/],
  [[{ name: 'A' }], /mappings\[0\] can't be used.*name: must be lower-case/],
  [[{ name: 'a' }, { name: 'a' }], /two of the name 'a'/],
])('refuses the mappings %j', (mappings, why) => {
  expect(() => settings({ readers: { mappings } })).toThrow(why);
});

it('reads the policy, and warns of rules that nothing reaches', () => {
  const { policy, warnings } = settings({
    policy: {
      freshness: 'P14D',
      rules: [{ name: 'all', requires: ['load'] }, { name: 'late' }],
    },
  });
  expect(policy).toMatchObject({
    freshnessDays: 14,
    rules: expect.arrayContaining([
      expect.objectContaining({ name: 'all', requires: ['load'] }),
    ]),
  });
  expect(warnings).toEqual([expect.stringContaining('"late"')]);
});

it('reads who has time, and where tickets are written', () => {
  const { capacity, tickets } = settings({
    capacity: {
      holidays: [{ start: '2026-12-24', end: '2026-12-26', title: 'Winter' }],
      of: [{ entityRef: 'Group:default/Care', hoursPerWeek: 20 }],
    },
    tickets: { jira: { baseUrl: 'https://jira.example.com' } },
  });
  expect([...capacity.of]).toEqual([
    ['group:default/care', { hoursPerWeek: 20 }],
  ]);
  expect(capacity.holidays).toHaveLength(1);
  expect(tickets.jira?.baseUrl).toBe('https://jira.example.com');
  expect(settings().capacity.of.size).toBe(0);
});

it.each<[JsonObject, RegExp]>([
  [
    { capacity: { of: [{ entityRef: 'ada' }] } },
    /perfCoverage\.capacity\.of\.0\.entityRef must be the reference/,
  ],
  [
    { capacity: { holidays: [{ start: '2026-12-24', end: '2026-12-23' }] } },
    /perfCoverage\.capacity\.holidays\.0 ends on 2026-12-23, before it begins/,
  ],
  [
    { tickets: { jira: { baseUrl: 'jira.example.com' } } },
    /perfCoverage\.tickets\.jira\.baseUrl must be an address/,
  ],
])('refuses %j', (config, why) => {
  expect(() => settings(config)).toThrow(why);
});
