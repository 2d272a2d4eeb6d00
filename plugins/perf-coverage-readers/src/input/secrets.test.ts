import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultReaders } from '../resultReaders';
import { parseText } from '../testing';
import { withoutSecrets } from './secrets';

const secret = 'hunter2hunter2';

describe('withoutSecrets', () => {
  it.each([
    [`https://user:${secret}@shop.test/a`, 'https://shop.test/a'],
    [
      `GET /a?x=1&access_token=${secret}&y=2`,
      'GET /a?x=1&access_token=***&y=2',
    ],
    [`/a?API-KEY=${secret}#top`, '/a?API-KEY=***#top'],
    [`/a?next=%2Fb%3Ftoken%3D${secret}`, '/a?next=%2Fb%3Ftoken%3D***'],
    [`{"password": "${secret}", "a": 1}`, '{"password": "***", "a": 1}'],
    [`Authorization: Bearer ${secret}`, 'Authorization: ***'],
    [`failed with Basic ${secret}== for GET`, 'failed with Basic *** for GET'],
    [`Cookie: session=${secret}; a=b`, 'Cookie: ***'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def', '***'],
    [`ghp_${'a1'.repeat(18)} expired`, '*** expired'],
  ])('makes of %j %j', (text, want) => {
    expect(withoutSecrets(text)).toBe(want);
  });

  it.each([
    'POST /oauth/token',
    'login: password is checked',
    'rate<0.01',
    'p(95)<500',
    'http_req_duration{name:token}',
    'test_tokens[3-a@b]',
    'basic auth works',
    'a basic benchmark=1',
  ])('leaves %j alone', text => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('takes linear time', () => {
    const long = 'token="'.repeat(200_000) + '://'.repeat(100_000);
    const started = performance.now();
    withoutSecrets(long);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

/** The ways that secrets get into files: names, labels, messages, URLs. */
const leaks = [
  `https://user:${secret}@h.test/x?token=${secret}`,
  `Authorization: Bearer ${secret}`,
];

function withSecrets(content: string, leak: string): string {
  return content
    .replaceAll(/https?:\/\/(?=[a-z])/g, `https://user:${secret}@`)
    .replaceAll(
      /("(?:name|fullname|title|label|error|message|group|path|uri|url|check|command)"\s*:\s*")(?=[^"])/g,
      `$1${leak} `,
    )
    .replaceAll(/(\b(?:name|lb|label|classname|message)=")/g, `$1${leak} `);
}

const files = resultReaders.flatMap(({ format }) => {
  const folder = join(__dirname, '..', format, 'fixtures');
  return readdirSync(folder)
    .filter(name => !['README.md', 'home-made.json'].includes(name))
    .filter(() => format !== 'gatling-simulation-log-binary')
    .map(name => ({ format, path: join(folder, name) }));
});

describe('no reader lets a secret through', () => {
  it.each(files)('$path', async ({ format, path }) => {
    const content = readFileSync(path, 'utf8');
    for (const leak of leaks) {
      const run = await parseText(withSecrets(content, leak), { format });
      expect(JSON.stringify(run)).not.toContain(secret);
    }
  });

  it.each<[string, string]>([
    [
      'k6-ndjson',
      `{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":1,"tags":{"name":"LEAK","check":"LEAK","scenario":"LEAK"}}}\n{"metric":"checks","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":1,"tags":{"check":"LEAK","group":"LEAK"}}}`,
    ],
    [
      'k6-csv',
      'metric_name,timestamp,metric_value,name,scenario\nhttp_req_duration,1772439300,1,LEAK,LEAK',
    ],
    [
      'k6-summary-export',
      '{"setup_data":{"token":"LEAK"},"metrics":{"http_reqs":{"count":1,"rate":1},"a{name:LEAK}":{"count":1,"rate":1}},"root_group":{"name":"","path":"","id":"","groups":{},"checks":{"LEAK":{"name":"LEAK","path":"LEAK","id":"","passes":1,"fails":0}}}}',
    ],
    ['jmeter-jtl-csv', 'elapsed,label,success\n5,LEAK,true'],
    [
      'gatling-simulation-log',
      'RUN\ta\tb\t1772439300000\tLEAK\t3.10.3\nREQUEST\t\tLEAK\t1772439300000\t1772439300010\tKO\tLEAK',
    ],
    ['locust-csv', 'Method,Name,Error,Occurrences\nGET,LEAK,LEAK,3'],
    [
      'junit-xml',
      '<testsuite name="LEAK"><properties><property name="token" value="LEAK"/></properties><testcase name="LEAK" classname="LEAK"><failure message="LEAK">LEAK</failure><system-out>LEAK</system-out></testcase></testsuite>',
    ],
  ])('%s', async (format, content) => {
    for (const leak of leaks) {
      const run = await parseText(content.replaceAll('LEAK', leak), { format });
      expect(JSON.stringify(run)).not.toContain(secret);
    }
  });
});
