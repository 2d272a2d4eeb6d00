import { judgeLoadKind } from '.';

describe('the kind of load that a name tells', () => {
  it.each([
    ['tests/rate-limiting.js', 'security'],
    ['tests/rateLimits.js', 'security'],
    // A rate limiter is what is loaded, not what the load is for.
    ['tests/rate-limiter.js', 'load'],
    ['tests/spike.js', 'spike'],
    ['tests/upload.js', 'load'],
  ])('is for %s %s', (path, kind) => {
    expect(
      judgeLoadKind('k6', {
        path,
        tags: {},
        scenarioTags: [],
        scenarios: [],
        load: { durationSeconds: 60, maxVUs: 20, iterations: null },
      }).kind,
    ).toBe(kind);
  });
});
