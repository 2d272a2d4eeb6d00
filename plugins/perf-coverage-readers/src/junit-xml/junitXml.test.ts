import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('JUnit XML', () => {
  it.each([
    'pytest-7.2.1-xunit1.xml',
    'pytest-7.2.1-xunit2.xml',
    'pytest-9.0.3.xml',
  ])('reads %s', async name => {
    const run = await parseFile(fixture(name));

    expect(run.format).toBe('junit-xml');
    expect(run.tool.name).toBe('pytest');
    expect(run.startedAt).toMatch(/^2026-11-23T11:1/);
    expect(run.totals).toMatchObject({
      tests: 7,
      failedTests: 2,
      skippedTests: 1,
      requests: null,
    });
    expect(run.tests).toContainEqual(
      expect.objectContaining({
        name: 'test_load_order[10]',
        suite: 'tests.test_orders_performance.TestOrderJson',
        status: 'passed',
      }),
    );
  });

  it('reads numbers that a test recorded, and only numbers', async () => {
    const run = await parseFile(fixture('pytest-7.2.1-xunit2.xml'));

    expect(run.metrics).toHaveLength(2);
    expect(
      statsOf(run, 'p95_ms', {
        test: 'test_order_page_within_limit',
        suite: 'tests.test_orders_performance',
      }),
    ).toEqual({ value: 41.5 });
    expect(run.metrics[0].unit).toBe('ms');
  });

  it('lets the cases decide, through nested suites', async () => {
    const run = await parseFile(fixture('surefire-nested.xml'));

    expect(
      run.tests.map(({ name, suite, status }) => [name, suite, status]),
    ).toEqual([
      ['addsTenThousandLines', 'com.example.shop.CartLoadTest', 'passed'],
      ['emptiesLargeCart', 'com.example.shop.CartLoadTest', 'failed'],
      ['mergesCarts', 'com.example.shop.CartLoadTest', 'skipped'],
      ['roundsHalfUp', 'com.example.shop.PriceTest', 'passed'],
      ['readsRates', 'com.example.shop.PriceTest', 'error'],
      ['neverStarted', 'com.example.shop.PriceTest', 'skipped'],
    ]);
    expect(run.tests[0].durationSeconds).toBe(1200);
    expect(run.durationSeconds).toBe(1204.5);
    expect(run.startedAt).toBe('2026-03-02T08:15:00.000Z');
  });

  it('says so where the data was generated', async () => {
    expect((await parseFile(fixture('synthetic.xml'))).synthetic).toBe(true);
  });

  it('keeps the whole cases of a cut file and warns with the line', async () => {
    const run = await parseFile(fixture('cut.xml'));

    expect(run.tests.map(test => test.name)).toEqual(['test_one', 'test_two']);
    expect(run.warnings).toMatchObject([{ code: 'file-cut', line: 7 }]);
  });

  it('refuses a document type with entities', async () => {
    await expect(
      parseText(
        '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<testsuite><testcase name="&b;"/></testsuite>',
      ),
    ).rejects.toThrow(/line 1: .*entities/);
  });

  it('does not know entities beyond those of XML', async () => {
    const run = await parseText(
      '<testsuite>\n<testcase name="a&amp;b"/>\n<testcase name="&xxe;"/></testsuite>',
    );
    expect(run.tests[0].name).toBe('a&b');
    expect(run.warnings).toMatchObject([{ code: 'xml-broken', line: 3 }]);
  });

  it('refuses elements nested without end', async () => {
    await expect(parseText('<testsuite>'.repeat(100_000))).rejects.toThrow(
      /nested deeper/,
    );
  });

  it('refuses another kind of XML and names its root element', async () => {
    await expect(
      parseText('<?xml version="1.0"?>\n<!-- x -->\n<suites><case/></suites>'),
    ).rejects.toThrow(/nearest is junit-xml.*line 3: .*<suites>/);
  });

  it('reads Latin-1 as its declaration says', async () => {
    const run = await parseText(
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><testsuite name="s"><testcase name="größe"/></testsuite>',
        'latin1',
      ),
    );
    expect(run.tests[0]).toMatchObject({ name: 'größe', suite: 's' });
  });

  it('reads a suite without cases as a run without tests', async () => {
    const run = await parseText(
      '<testsuites><testsuite tests="0"/></testsuites>',
    );
    expect(run.totals.tests).toBe(0);
  });

  it.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['0,125', 0.125],
    ['1,234.5', 1234.5],
    ['12,345', 12345],
    ['-1', null],
  ])('takes the time %j for %j', async (time, seconds) => {
    const run = await parseText(
      `<testsuite><testcase name="a" time="${time}"/></testsuite>`,
    );
    expect(run.tests[0].durationSeconds).toBe(seconds);
  });

  it('counts tests that Surefire had to run again', async () => {
    const run = await parseText(
      `<testsuite>
        <testcase name="a"><flakyFailure message="x"><stackTrace/></flakyFailure></testcase>
        <testcase name="b"><failure/><rerunFailure/><rerunFailure/></testcase>
        <testcase name="c"/>
      </testsuite>`,
    );
    expect(run.tests.map(({ status }) => status)).toEqual([
      'passed',
      'failed',
      'passed',
    ]);
    expect(run.warnings).toMatchObject([{ code: 'tests-flaky', count: 1 }]);
  });

  it('warns of times that can not be', async () => {
    const run = await parseText(
      '<testsuite><testcase name="a" time="-3"/><testcase name="b" time="x"/><testcase name="c" time=""/></testsuite>',
    );
    expect(run.tests.map(({ durationSeconds }) => durationSeconds)).toEqual([
      null,
      null,
      null,
    ]);
    expect(run.warnings).toMatchObject([{ code: 'time-unreadable', count: 2 }]);
  });

  it('says so where no test was found', async () => {
    const run = await parseText('<testsuites tests="0"/>');
    expect(run.warnings).toMatchObject([{ code: 'nothing-measured' }]);
  });
});
