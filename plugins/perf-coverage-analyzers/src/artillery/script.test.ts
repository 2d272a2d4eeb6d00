import { scan, script } from './__testUtils__/scripts';

describe('which files are scripts', () => {
  it.each<[string, string, string]>([
    ['YAML', 'a.yml', script('phases: []')],
    [
      'JSON',
      'a.json',
      JSON.stringify(
        {
          config: { target: 'http://x' },
          scenarios: [{ flow: [{ get: { url: '/a' } }] }],
        },
        null,
        2,
      ),
    ],
    [
      'JSON in one line',
      'a.json',
      '{"config":{"target":"http://x"},"scenarios":[{"flow":[{"get":{"url":"/a"}}]}]}',
    ],
    [
      'scenarios whose settings stand elsewhere',
      'a.yaml',
      'scenarios:\n  - flow:\n      - get: { url: /a }\n',
    ],
    [
      'another engine',
      'a.yml',
      'config:\n  target: http://x\n  engines: { playwright: {} }\nscenarios:\n  - engine: playwright\n    testFunction: run\n',
    ],
  ])('takes %s', async (_, path, text) => {
    expect(await scan({ [path]: text })).toMatchObject([
      { framework: 'artillery', role: 'script', runnable: true },
    ]);
  });

  it.each<[string, string]>([
    [
      'a workflow',
      'on: push\njobs:\n  test:\n    steps:\n      - run: artillery run x.yml\n',
    ],
    [
      'a compose file',
      'services:\n  a:\n    image: x\nconfigs:\n  scenarios:\n    file: x\n',
    ],
    [
      'scenarios of something else',
      'config:\n  target: prod\nscenarios:\n  - name: checkout\n    steps: [a]\n',
    ],
    [
      'a flow of something else',
      'config:\n  environments: {}\nscenarios: []\nflow:\n  - start\n',
    ],
    [
      'phases of something else',
      'config:\n  target: x\n  phases:\n    - design\narrivalRate: 3\n',
    ],
    ['a list', '- config:\n- scenarios:\n- flow:\n'],
    ['nothing', ''],
  ])('leaves out %s', async (_, text) => {
    expect(await scan({ 'a.yml': text })).toEqual([]);
  });

  it('takes settings for other scripts for a helper', async () => {
    const [file] = await scan({
      'config.yml':
        'config:\n  target: http://x\n  phases:\n    - duration: 10\n      arrivalRate: 2\n',
    });
    expect(file).toMatchObject({
      role: 'helper',
      kind: null,
      scenarios: [],
      load: { durationSeconds: 10, iterations: 20 },
    });
  });
});
