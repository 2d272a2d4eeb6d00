import { rules, scanOne, script } from './__testUtils__/scripts';

describe('findings', () => {
  const checked = 'plugins: { expect: {} }';
  const step = '- get:\n    url: /a\n    expect: { statusCode: 200 }';

  it.each<[string, string, string[]]>([
    ['nothing wrong', script(checked, step), []],
    ['nothing asserted', script('phases: []'), ['artillery/asserts-nothing']],
    [
      'expectations that nobody checks',
      script('phases: []', step),
      ['artillery/expect-disabled'],
    ],
    [
      'no processor',
      script(`${checked}\nprocessor: ./gone.js`, step),
      ['artillery/missing-processor'],
    ],
    [
      'a function that is not there',
      script(
        `${checked}\nprocessor: ./hooks.js`,
        `${step}\n    beforeRequest: [sign, unknown]\n- function: other`,
      ),
      ['artillery/missing-function', 'artillery/missing-function'],
    ],
    [
      'no data',
      script(`${checked}\npayload: { path: users.csv, fields: [id] }`, step),
      ['artillery/missing-data-file'],
    ],
    [
      'data that is there',
      script(
        `${checked}\npayload:\n  - { path: ./data/ids.csv, fields: [id] }`,
        step,
      ),
      [],
    ],
    [
      'no target',
      script(checked, step).replace('  target: http://localhost:3000\n', ''),
      ['artillery/no-target'],
    ],
    [
      'no flow',
      `${script(checked, step)}  - name: empty\n    flow: []\n`,
      ['artillery/empty-scenario'],
    ],
    [
      'a secret',
      script(
        `${checked}\nvariables:\n  password: Tr0ub4dor-and-3\n  apiKey: "{{ $env.KEY }}"`,
        `${step}\n    headers: { Authorization: "Bearer {{ token }}" }`,
      ),
      ['artillery/secret'],
    ],
  ])('%s', async (_, text, expected) => {
    const file = await scanOne(text, {
      'load/hooks.js': 'module.exports = { sign };\nfunction sign() {}\n',
      'load/data/ids.csv': '1\n',
    });
    expect(rules(file)).toEqual(expected);
    expect(file.runnable).toBe(
      file.findings.every(({ severity }) => severity !== 'error'),
    );
    expect(JSON.stringify(file.findings)).not.toContain('Tr0ub4dor');
  });
});
