import { createOperationMatcher } from 'backstage-plugin-perf-coverage-common';
import { scanSources } from './scan';
import { createMemoryTree } from './tree';

async function requestsOf(path: string, text: string) {
  const { files } = await scanSources(createMemoryTree({ [path]: text }));
  return files.flatMap(file => file.requests);
}

const k6 = (body: string) =>
  `import http from 'k6/http';\n${body.replace(
    'SEND',
    'export default function () { http.get',
  )}; }\n`;

const locust = (head: string, call: string, host = '') =>
  `import os\nfrom urllib.parse import urljoin\nfrom locust import HttpUser, task\n${head}\nclass A(HttpUser):\n    ${
    host || 'x = 1'
  }\n    @task\n    def a(self):\n        ${call}\n`;

const jmeter = (props: Record<string, string>) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<jmeterTestPlan version="1.2"><hashTree><TestPlan testname="a" enabled="true"/><hashTree>
<ThreadGroup testname="t" enabled="true"><stringProp name="ThreadGroup.num_threads">1</stringProp></ThreadGroup><hashTree>
<HTTPSamplerProxy testname="s" enabled="true">${Object.entries(props)
    .map(
      ([name, value]) =>
        `<stringProp name="HTTPSampler.${name}">${value}</stringProp>`,
    )
    .join(
      '',
    )}<stringProp name="HTTPSampler.method">GET</stringProp></HTTPSamplerProxy><hashTree/>
</hashTree></hashTree></hashTree></jmeterTestPlan>`;

const artillery = (target: string, url: string) =>
  `config:\n  target: '${target}'\n  phases: [{ duration: 1, arrivalRate: 1 }]\nscenarios:\n  - flow:\n      - get: { url: '${url}' }\n`;

const gatling = (base: string, path: string) =>
  `import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
import io.gatling.javaapi.core.*;
public class S extends Simulation {
  { setUp(scenario("s").exec(http("o").get("${path}")).injectOpen(atOnceUsers(1)))
      .protocols(http.baseUrl("${base}")); }
}
`;

describe('what stands in front of a request', () => {
  it.each<[string, string, string, string | null, string | null]>([
    // k6
    [
      'a host',
      'a.js',
      k6("SEND('https://V2.example.com:443/orders')"),
      'v2.example.com',
      null,
    ],
    [
      'a port of its own',
      'a.js',
      k6("SEND('http://localhost:8082/orders')"),
      'localhost:8082',
      null,
    ],
    [
      'a variable of the environment',
      'a.js',
      k6('SEND(`${__ENV.BASE_V2}/orders`)'),
      null,
      'BASE_V2',
    ],
    [
      'one with a default',
      'a.js',
      k6(
        "const BASE = __ENV.BASE_V2 || 'http://localhost:82'; SEND(`${BASE}/orders`)",
      ),
      'localhost:82',
      'BASE_V2',
    ],
    [
      'a constant',
      'a.js',
      k6("const V2_URL = 'http://localhost:82'; SEND(V2_URL + '/orders')"),
      'localhost:82',
      'V2_URL',
    ],
    [
      'a member',
      'a.js',
      k6('const c = JSON.parse(open("./c.json")); SEND(`${c.urlV2}/orders`)'),
      null,
      'urlV2',
    ],
    [
      'one that a wrapper is given',
      'a.js',
      k6(
        "const V2 = __ENV.V2; const get = base => http.get(base + '/orders'); export default function () { get(V2)",
      ),
      null,
      'V2',
    ],
    // python
    [
      'a host',
      'locustfile.py',
      locust('', 'self.client.get("https://v2.example.com/orders")'),
      'v2.example.com',
      null,
    ],
    [
      'a format',
      'locustfile.py',
      locust(
        'BASE_V2 = os.environ["V2_URL"]',
        'self.client.get(f"{BASE_V2}/orders")',
      ),
      null,
      'BASE_V2',
    ],
    [
      'the environment itself',
      'locustfile.py',
      locust(
        '',
        'self.client.get(os.getenv("V2_URL", "http://localhost:82") + "/orders")',
      ),
      'localhost:82',
      'V2_URL',
    ],
    [
      'a local',
      'locustfile.py',
      locust(
        '',
        'base = os.environ["V2_URL"]; self.client.get(base + "/orders")',
      ),
      null,
      'V2_URL',
    ],
    [
      'an attribute',
      'locustfile.py',
      locust('', 'self.client.get("{}/orders".format(self.v2))'),
      null,
      'v2',
    ],
    [
      'the host of a user',
      'locustfile.py',
      locust(
        '',
        'self.client.get("/orders")',
        'host = "https://v2.example.com"',
      ),
      'v2.example.com',
      null,
    ],
    // JMeter
    [
      'a server',
      'a.jmx',
      jmeter({ domain: 'v2.example.com', path: '/orders' }),
      'v2.example.com',
      null,
    ],
    [
      'a server with a port',
      'a.jmx',
      jmeter({ domain: 'localhost', port: '82', path: '/orders' }),
      'localhost:82',
      null,
    ],
    [
      'a server in a variable',
      'a.jmx',
      jmeter({ domain: '${host_v2}', path: '/orders' }),
      null,
      'host_v2',
    ],
    [
      'a property',
      'a.jmx',
      jmeter({ domain: '${__P(v2.host,localhost)}', path: '/orders' }),
      'localhost',
      'v2.host',
    ],
    [
      'a path with a server',
      'a.jmx',
      jmeter({ domain: '', path: 'https://v2.example.com/orders' }),
      'v2.example.com',
      null,
    ],
    // Artillery
    [
      'a target',
      'a.yml',
      artillery('https://v2.example.com', '/orders'),
      'v2.example.com',
      null,
    ],
    [
      'a target of the environment',
      'a.yml',
      artillery('{{ $processEnvironment.V2_URL }}', '/orders'),
      null,
      'V2_URL',
    ],
    [
      'a URL with a variable',
      'a.yml',
      artillery('https://v1.example.com', '{{ v2Url }}/orders'),
      null,
      'v2Url',
    ],
    // Gatling
    [
      'a base URL',
      'src/S.java',
      gatling('https://v2.example.com', '/orders'),
      'v2.example.com',
      null,
    ],
    [
      'a value of the session',
      'src/S.java',
      gatling('https://v1.example.com', '#{v2Url}/orders'),
      null,
      'v2Url',
    ],
  ])('%s in %s', async (_name, path, text, host, variable) => {
    const requests = await requestsOf(path, text);
    expect(requests).toHaveLength(1);
    expect(requests[0].path).toBe('/orders');
    expect(requests[0].base).toEqual({ host, variable });
  });

  it('is not said where one call goes to several', async () => {
    const requests = await requestsOf(
      'a.js',
      k6(
        "const urls = { test: 'https://test.example.com', prod: 'https://prod.example.com' }; SEND(urls[__ENV.STAGE] + '/orders')",
      ),
    );
    expect(requests.map(({ path, base }) => [path, base])).toEqual([
      ['/orders', undefined],
    ]);
  });

  it('tells versions of an API apart', async () => {
    const api = (name: string, version: string) => ({
      api: `api:default/${name}`,
      title: null,
      version,
      basePaths: [''],
      problems: [],
      operations: [
        {
          api: `api:default/${name}`,
          method: 'GET',
          path: '/orders',
          operationId: null,
          deprecated: false,
        },
      ],
    });
    const matcher = createOperationMatcher([
      api('shop-v1', '1.0.0'),
      api('shop-v2', '2.0.0'),
    ]);
    const [request] = await requestsOf(
      'a.js',
      k6('SEND(`${__ENV.SHOP_V2_URL}/orders`)'),
    );
    expect(matcher.match(request).map(own => own.api)).toEqual([
      'api:default/shop-v2',
    ]);
  });
});
