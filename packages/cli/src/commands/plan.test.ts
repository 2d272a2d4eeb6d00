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
    expect(err).toMatch(
      /there is no perf-coverage\.yaml; create it with "plan init"/,
    );
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

describe('plan init', () => {
  const withoutPlan = Object.fromEntries(
    Object.entries(itemsFolder).filter(
      ([name]) => name !== 'perf-coverage.yaml',
    ),
  );

  it('writes a sound plan, and never over one that is there', async () => {
    const dir = await folder(withoutPlan);
    expect(await run(['plan', 'init', dir])).toMatchObject({
      status: 0,
      out: expect.stringContaining('perf-coverage.yaml is written'),
    });
    const checked = await run(['plan', 'check', dir, '--json']);
    expect(checked.status).toBe(0);
    const { plan: read, problems } = JSON.parse(checked.out);
    expect(problems).toEqual([]);
    expect(read.component).toBe('component:default/items');
    expect(read.capabilities.length).toBeGreaterThan(0);

    const again = await run(['plan', 'init', dir]);
    expect(again.status).toBe(2);
    expect(again.err).toMatch(/it is there already; --force replaces it/);
    expect((await run(['plan', 'init', dir, '--force'])).status).toBe(0);
  });

  it('prints it where asked, and writes nothing', async () => {
    const dir = await folder(withoutPlan);
    const { status, out, err } = await run(['plan', 'init', dir, '-']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^# A first plan[^]*\nkind: PerformancePlan\n/);
    expect((await run(['plan', 'check', dir])).err).toMatch(/there is no/);
  });

  it('does not mind a plan that is broken', async () => {
    const dir = await folder({ ...withoutPlan, 'perf-coverage.yaml': 'a: [' });
    expect((await run(['plan', 'init', dir, '--force'])).status).toBe(0);
    expect((await run(['plan', 'check', dir])).status).toBe(0);
  });
});

describe('OpenSLO', () => {
  it('is written, and read again where the plan names the files', async () => {
    const dir = await folder({ ...itemsFolder, 'perf-coverage.yaml': plan });
    const exported = await run(['plan', 'export', '--openslo', dir]);
    expect(exported).toMatchObject({ status: 0, err: '' });
    expect(exported.out).toContain('apiVersion: openslo/v1');

    const withFiles = await folder({
      ...itemsFolder,
      'perf-coverage.yaml': `${plan.replace(
        /\n {4}slas:[^]*?(?=\n {4}\w)/,
        '',
      )}\nopenslo: ['slo/*.yaml']\n`,
      'slo/a.yaml': exported.out,
    });
    const { status, out } = await run(['plan', 'check', withFiles, '--json']);
    expect(status).toBe(0);
    const slas = (text: string) => {
      const read: { slas: { line?: number; file?: string }[] }[] =
        JSON.parse(text).plan.capabilities;
      return read.map(own =>
        own.slas.map(({ line: _line, file: _file, ...sla }) => sla),
      );
    };
    const before = await run(['plan', 'check', dir, '--json']);
    expect(slas(out)).toEqual(slas(before.out));
    expect(slas(out).flat()).toHaveLength(1);
  });
});
