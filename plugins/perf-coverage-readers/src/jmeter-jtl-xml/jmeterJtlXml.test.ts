import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('JMeter JTL as XML', () => {
  it('counts top-level samples alone', async () => {
    const run = await parseFile(fixture('nested.jtl'));

    expect(run.format).toBe('jmeter-jtl-xml');
    expect(run.totals).toMatchObject({ requests: 3, failedRequests: 1 });
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      count: 2,
      min: 50,
      max: 300,
    });
    expect(run.warnings).toMatchObject([
      { code: 'samples-without-time', count: 1 },
    ]);
  });

  it.each([
    ['s="true"', 0],
    ['s="True"', 0],
    ['s="false"', 1],
    ['s="False"', 1],
    ['s=""', 1],
    ['', 0],
  ])('takes %s as JMeter does', async (status, failed) => {
    const run = await parseText(
      `<testResults><sample t="5" s="true" lb="a"/><httpSample t="7" ${status} lb="b"/></testResults>`,
    );
    expect(run.totals).toMatchObject({ requests: 2, failedRequests: failed });
  });

  it('counts samples whose time was not saved', async () => {
    const run = await parseText(
      '<testResults><sample s="true" lb="a"/><sample s="false" ts="1772439300000" lb="b"/></testResults>',
    );

    expect(run.totals).toMatchObject({
      requests: 2,
      failedRequests: 1,
      errorRate: 0.5,
    });
    expect(statsOf(run, 'http_req_duration')).toBeUndefined();
    expect(statsOf(run, 'http_reqs', { operation: 'b' })?.count).toBe(1);
    expect(run.timeline?.requests).toEqual([1]);
    expect(run.warnings).toMatchObject([
      { code: 'samples-without-time', count: 2 },
    ]);
  });

  it('says that failures are unknown where no status was saved', async () => {
    const run = await parseText(
      '<testResults><sample t="5" lb="a"/></testResults>',
    );
    expect(run.totals).toMatchObject({
      requests: 1,
      failedRequests: null,
      errorRate: null,
    });
  });

  it('keeps the whole samples of a cut file', async () => {
    const run = await parseFile(fixture('cut.jtl'));
    expect(run.totals.requests).toBe(1);
    expect(run.warnings).toMatchObject([{ code: 'file-cut', line: 4 }]);
  });

  it('reads an empty test as one without requests', async () => {
    const run = await parseText('<testResults version="1.2"></testResults>');
    expect(run.totals).toMatchObject({ requests: 0, errorRate: null });
    expect(run.metrics.map(metric => metric.name)).toEqual(['http_reqs']);
  });

  it('refuses a file that is broken from the start', async () => {
    await expect(parseText('<testResults version="1.2')).rejects.toThrow(
      /line 1: .*jmeter-jtl-xml/,
    );
  });
});
