import { run, useFolders } from '../testing/run';
import { catalog, itemsFolder, plan } from '../testing/samples';

const folder = useFolders();

async function check(text: string, ...args: string[]) {
  const dir = await folder({ ...itemsFolder, 'perf-coverage.yaml': text });
  return run(['plan', 'check', dir, ...args]);
}

describe('plan check', () => {
  it('says what a sound plan holds', async () => {
    expect(await check(plan)).toEqual({
      status: 0,
      out: 'perf-coverage.yaml is sound: 1 capability, 1 SLA, 0 work items, 1 phase, 0 waivers\n',
      err: '',
    });
  });

  it.each([
    ['no YAML', `${plan}\n  : [`, /perf-coverage\.yaml:\d+:\d+: .*YAML/],
    [
      'an unknown key',
      plan.replace('rationale:', 'rational:'),
      /perf-coverage\.yaml:8:\d+: .*rational.*rationale/,
    ],
    [
      'a wrong unit',
      plan.replace("'< 500ms'", "'< 500 parsecs'"),
      /perf-coverage\.yaml:17:\d+: .*parsecs/,
    ],
    [
      'an estimate that falls',
      plan.replace('15-20h', '20-15h'),
      /perf-coverage\.yaml:18:\d+: .*15h?-20h/,
    ],
    ['nothing at all', '', /perf-coverage\.yaml:1:1: .*empty/],
  ])('names place and mend of a plan with %s', async (_, text, why) => {
    const { status, out, err } = await check(text);
    expect(status).toBe(2);
    expect(out).toMatch(why);
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: [^\n]+\n$/);
  });

  it('prints plan and problems as JSON', async () => {
    expect(JSON.parse((await check(plan, '--json')).out)).toMatchObject({
      schemaVersion: 1,
      file: 'perf-coverage.yaml',
      ok: true,
      plan: { component: 'component:default/items' },
    });
    const broken = await check('kind: Nothing\n', '--json');
    expect(broken.status).toBe(2);
    expect(JSON.parse(broken.out)).toMatchObject({
      ok: false,
      plan: null,
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', line: 1 }),
      ]),
    });
  });

  it('says how to begin where there is no plan', async () => {
    const dir = await folder({ 'catalog-info.yaml': catalog });
    const { status, err } = await run(['plan', 'check', dir]);
    expect(status).toBe(2);
    expect(err).toMatch(/there is no perf-coverage\.yaml; create it/);
  });

  it.each([
    ['./other/plan.yaml', /other\/plan\.yaml: .*there is no such file/],
    ['../../../etc/passwd', /leads out of the folder/],
    ['https://example.com/plan.yaml', /is not fetched/],
  ])('refuses the annotation %s', async (place, why) => {
    const dir = await folder({
      'catalog-info.yaml': catalog.replace(
        '  title: Items service',
        `  annotations: { perf-coverage.io/plan: '${place}' }`,
      ),
    });
    const { status, err } = await run(['plan', 'check', dir]);
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });
});
