import { join } from 'node:path';
import { parseFile, parseText, statsOf } from '../testing';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

describe('JMeter JTL as XML', () => {
  it('counts top-level samples alone', async () => {
    const run = await parseFile(fixture('nested.jtl'));

    expect(run.format).toBe('jmeter-jtl-xml');
    expect(run.totals).toMatchObject({ requests: 2, failedRequests: 1 });
    expect(statsOf(run, 'http_req_duration')).toMatchObject({
      count: 2,
      min: 50,
      max: 300,
    });
    expect(run.warnings).toMatchObject([
      { code: 'sample-unreadable', count: 1 },
    ]);
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
