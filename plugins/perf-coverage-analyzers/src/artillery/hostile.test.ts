import { requests, rules, scanOne, script } from './__testUtils__/scripts';

describe('broken files', () => {
  const whole = script(
    'phases:\n  - { duration: 10, arrivalRate: 2 }',
    '- get:\n    url: /a\n- post:\n    url: "/b"',
  );

  it.each<[string, string]>([
    ['a byte order mark', `\uFEFF${whole}`],
    ['CRLF', whole.replaceAll('\n', '\r\n')],
    [
      'comments and another order',
      `# über\n${whole.replace('Browse', 'Blättern')}`,
    ],
  ])('reads a script with %s', async (_, text) => {
    const file = await scanOne(text);
    expect(requests(file)).toEqual(['GET /a', 'POST /b']);
    expect(file.load.iterations).toBe(20);
  });

  it('tells where the YAML breaks', async () => {
    const file = await scanOne(whole.slice(0, whole.lastIndexOf('b"')));
    expect(file).toMatchObject({
      runnable: false,
      requests: [],
      findings: [{ rule: 'artillery/malformed', severity: 'error' }],
    });
    expect(file.findings[0].line).toBeGreaterThan(1);
  });

  it('refuses bombs and what is nested too deeply', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n${whole}`;
    expect(rules(await scanOne(bomb))).toEqual(['artillery/malformed']);
    const deep = whole.replace(
      '- get:',
      `- loop: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n      - get:`,
    );
    expect(rules(await scanOne(deep))).toEqual(['artillery/malformed']);
  });

  it.each<[string, string]>([
    [
      'a setting',
      'config: &c\n  target: http://x\n  phases: []\n  variables: { x: *c }\nscenarios:\n  - flow:\n      - get: { url: /a }\n',
    ],
    [
      'a flow',
      'config:\n  target: http://x\nscenarios:\n  - flow: &f\n      - get: { url: /a }\n      - loop: *f\n      - loop: *f\n',
    ],
  ])('ends where %s holds itself', async (_, text) => {
    expect(requests(await scanOne(text))).toEqual(['GET /a']);
  });

  it('reads a script of 5 MB in time', async () => {
    const steps = Array.from(
      { length: 6_000 },
      (_, n) => `- get: { url: "/items/${n}" }`,
    ).join('\n');
    const text = `${script('phases: []', steps)}#${'x'.repeat(5_000_000)}\n`;
    const file = await scanOne(text);
    expect(file.requests).toHaveLength(6_000);
  });
});
