import {
  asserted,
  defaults,
  disabled,
  document,
  element,
  group,
  groupSettings,
  http,
  include,
  moduleTo,
  one,
  plan,
  planWith,
  requests,
  rules,
  scan,
} from './plansForTests';

describe('what a run reaches', () => {
  it('leaves out what is disabled, with all below it', async () => {
    const file = await one(
      plan(
        disabled('ThreadGroup', 'off', groupSettings({}), http('GET', '/off')),
        group(
          'Users',
          {},
          disabled('LoopController', 'off', {}, http('GET', '/inner')),
          disabled('HTTPSamplerProxy', 'off', { 'HTTPSampler.path': '/x' }),
          http('GET', '/on', disabled('ResponseAssertion', 'off')),
          element('HTTPSamplerProxy', 'by variable', {
            'HTTPSampler.path': '/variable',
          }).replace('enabled="true"', 'enabled="${__P(on,true)}"'),
          element('HTTPSamplerProxy', 'no attribute', {
            'HTTPSampler.path': '/none',
          }).replace(' enabled="true"', ''),
        ),
      ),
    );
    expect(requests(file)).toEqual(['GET /on', 'GET /none']);
    expect(file.scenarios.map(scenario => scenario.name)).toEqual(['Users']);
    expect(file.checks).toEqual([]);
  });

  it('follows module controllers, to disabled elements too', async () => {
    const file = await one(
      plan(
        element(
          'TestFragmentController',
          'Parts',
          {},
          element('GenericController', 'Login', {}, http('POST', '/login')),
          element('GenericController', 'Unused', {}, http('GET', '/unused')),
        ),
        disabled(
          'ThreadGroup',
          'Shelf',
          groupSettings({}),
          element(
            'GenericController',
            'Browse',
            {},
            http('GET', ''),
            disabled('DebugSampler', 'off'),
          ),
        ),
        group(
          'Users',
          {},
          moduleTo('Plan', 'Parts', 'Login'),
          defaults({ path: '/default' }),
        ),
        group(
          'Guests',
          {},
          moduleTo('Plan', 'Shelf', 'Browse'),
          moduleTo('Plan', 'Parts', 'Login'),
        ),
      ),
    );
    expect(requests(file).sort()).toEqual([
      'GET /',
      'GET /unused (unreached)',
      'POST /login',
    ]);
    expect(rules(file)).toEqual(['jmeter/asserts-nothing']);
  });

  it.each([
    ['a name that is not there', moduleTo('Plan', 'Nowhere')],
    ['nothing', moduleTo()],
    ['another module controller', moduleTo('Plan', 'Users', 'Module')],
  ])('tells of a module controller that leads to %s', async (_, module) => {
    const file = await one(
      plan(group('Users', {}, module, http('GET', '/a', asserted))),
    );
    expect(rules(file)).toEqual(['jmeter/lost-module']);
    expect(file.runnable).toBe(false);
  });

  it('stops where modules lead to themselves', async () => {
    const file = await one(
      plan(
        element(
          'TestFragmentController',
          'Parts',
          {},
          element(
            'GenericController',
            'A',
            {},
            moduleTo('Plan', 'Parts', 'B'),
            http('GET', '/a'),
          ),
          element(
            'GenericController',
            'B',
            {},
            moduleTo('Plan', 'Parts', 'A'),
            http('GET', '/b'),
          ),
        ),
        group('Users', {}, moduleTo('Plan', 'Parts', 'A')),
      ),
    );
    expect(requests(file).sort()).toEqual(['GET /a', 'GET /b']);
  });

  it('reads included fragments in the place where they are included', async () => {
    const fragment = document(
      element(
        'TestPlan',
        'Parts',
        {},
        disabled(
          'TestFragmentController',
          'Fragment',
          {},
          http('GET', '${host}/shared'),
          http('GET', ''),
          include('deeper.jmx'),
        ),
      ),
    );
    const deeper = plan(
      element(
        'TestFragmentController',
        'Deep',
        {},
        http('PUT', '/deep', asserted),
      ),
    );
    const files = await scan({
      'perf/plan.jmx': planWith(
        { host: 'http://h/api' },
        group(
          'Users',
          {},
          defaults({ path: '/d' }),
          include('parts/shared.jmx'),
        ),
      ),
      'perf/parts/shared.jmx': fragment,
      'perf/deeper.jmx': deeper,
    });
    const main = files.get('perf/plan.jmx')!;
    expect(requests(main)).toEqual(['GET /api/shared', 'GET /d', 'PUT /deep']);
    expect(main.requests[2].file).toBe('perf/deeper.jmx');
    expect(main.findings).toEqual([]);
    for (const path of ['perf/parts/shared.jmx', 'perf/deeper.jmx']) {
      expect(files.get(path)).toMatchObject({
        role: 'helper',
        requests: [],
        runnable: true,
      });
    }
  });

  it('shows fragments that no plan includes as unreached', async () => {
    const file = await one(
      plan(element('TestFragmentController', 'Alone', {}, http('GET', '/a'))),
    );
    expect(file.role).toBe('helper');
    expect(requests(file)).toEqual(['GET /a (unreached)']);
  });

  it('tells of a file to include that is not there', async () => {
    const file = await one(
      plan(
        group('Users', {}, include('gone.jmx'), http('GET', '/a', asserted)),
      ),
    );
    expect(file.findings).toMatchObject([
      {
        rule: 'jmeter/missing-include',
        severity: 'warning',
        message: expect.stringContaining('gone.jmx'),
      },
    ]);
    expect(file.runnable).toBe(true);
  });

  it('counts what can never run as unreached', async () => {
    const file = await one(
      plan(
        http('GET', '/beside'),
        group('None', { threads: 0 }, http('GET', '/none')),
        group(
          'Users',
          {},
          element(
            'LoopController',
            'never',
            { 'LoopController.loops': 0 },
            http('GET', '/loop'),
          ),
          element(
            'IfController',
            'never',
            { 'IfController.condition': 'false' },
            http('GET', '/if'),
          ),
          element(
            'IfController',
            'perhaps',
            { 'IfController.condition': '${__P(x,false)}' },
            http('GET', '/perhaps'),
          ),
          element('OnceOnlyController', 'once', {}, http('GET', '/once')),
        ),
      ),
    );
    expect(requests(file)).toEqual([
      'GET /beside (unreached)',
      'GET /none (unreached)',
      'GET /loop (unreached)',
      'GET /if (unreached)',
      'GET /perhaps',
      'GET /once',
    ]);
  });
});
