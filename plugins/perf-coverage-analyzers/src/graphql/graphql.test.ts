import fc from 'fast-check';
import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { scanSources } from '../scan';
import { createMemoryTree } from '../tree';
import { documentInUrl, documentsInBody } from './documents';

/** What the requests of a tree ask GraphQL for, on one line each. */
async function asked(files: Record<string, string>): Promise<string[]> {
  const inventory = await scanSources(createMemoryTree(files));
  const told = (one: SourceRequest) =>
    `${one.line} ${one.method} ${one.path}: ${
      one.graphql?.replace(/\s+/g, ' ') ?? '-'
    }`;
  return inventory.files.flatMap(file => file.requests.map(told));
}

const query = 'query One($id: ID!) { item(id: $id) { id } }';

describe('documents in bodies', () => {
  it.each([
    [JSON.stringify({ query, variables: { id: 1 } }), query],
    [
      `{"operationName": "One", "query":"query {\\n  items { id }\\n}"}`,
      'query {\n  items { id }\n}',
    ],
    [`[{"query":"{ a }"},{"query":"{ b }"}]`, '{ a }\n{ b }'],
    [`{"query":"{ item(id: \\"\0\\") { id } }"}`, '{ item(id: "{}") { id } }'],
    [`# note\n${query}`, `# note\n${query}`],
    ['{"query":"red shoes"}', undefined],
    ['{"query":{"match_all":{}}}', undefined],
    ['{"name":"query"}', undefined],
    ['query=(userId==\0)', undefined],
    ['query (owner==1) sortby name', undefined],
    ['{\\"name\\":\\"fields\\"}', undefined],
    ["{ 'name': 'fields' }", undefined],
    ['{ # all\n items }', '{ # all\n items }'],
    ['', undefined],
  ])('%j', (body, document) => {
    expect(documentsInBody(body)).toBe(document);
  });

  it('reads the query of a URL', () => {
    expect(documentInUrl('/graphql?query=%7B+items+%7B+id+%7D+%7D&x=1')).toBe(
      '{ items { id } }',
    );
    expect(documentInUrl('/search?query=shoes')).toBeUndefined();
    expect(documentInUrl('/graphql?query=%')).toBeUndefined();
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}":\\query\0 #') }),
        body => {
          const found = documentsInBody(body);
          return found === undefined || !found.includes('\0');
        },
      ),
    );
  });
});

it('k6: through wrappers, batches and templates', async () => {
  expect(
    await asked({
      'load/shop.js': `import http from 'k6/http';
const ITEM = \`query Item { item(id: 1) { id } }\`;
function ask(query, variables) {
  return http.post(\`\${__ENV.HOST}/graphql\`, JSON.stringify({ query, variables }), {});
}
export default function () {
  ask(ITEM, { id: 1 });
  ask('{ items { id } }');
  const id = String(Math.random());
  http.post('https://shop.example/graphql', JSON.stringify({ query: \`mutation { buy(id: "\${id}") { id } }\` }));
  http.batch([['POST', 'https://shop.example/graphql', '{"query":"{ me }"}']]);
  http.post('https://shop.example/search', JSON.stringify({ query: 'shoes' }));
}
`,
    }),
  ).toEqual([
    '4 POST /graphql: query Item { item(id: 1) { id } }',
    '8 POST /graphql: { items { id } }',
    '10 POST /graphql: mutation { buy(id: "{}") { id } }',
    '11 POST /graphql: { me }',
    '12 POST /search: -',
  ]);
});

it('pytest and Locust: json, data, helpers and choices', async () => {
  expect(
    await asked({
      'performance/test_graphql.py': `import json
import httpx

ITEMS = "{ items { id } }"

def ask(query):
    return httpx.post("https://shop.example/graphql", json={"query": query, "variables": {}})

def test_items():
    ask(ITEMS)
    ask("mutation { buy { id } }")
    httpx.post("https://shop.example/graphql", data=json.dumps({"query": ITEMS}))
`,
      'locustfile.py': `import random
from locust import HttpUser, task

QUERIES = ["{ a }", "{ b }"]

class Shopper(HttpUser):
    @task
    def browse(self):
        self.client.post("/graphql", json={"query": random.choice(QUERIES)})
        self.client.get("/graphql?query={ c }")
`,
    }),
  ).toEqual([
    '9 POST /graphql: { a }',
    '9 POST /graphql: { b }',
    '10 GET /graphql: { c }',
    '7 POST /graphql: { items { id } }',
    '7 POST /graphql: mutation { buy { id } }',
    '12 POST /graphql: { items { id } }',
  ]);
});

it('Gatling: bodies as text and from files', async () => {
  expect(
    await asked({
      'src/test/scala/ShopSimulation.scala': `import io.gatling.core.Predef._
import io.gatling.http.Predef._
class ShopSimulation extends Simulation {
  val scn = scenario("GraphQL")
    .exec(http("one").post("/graphql").body(StringBody("""{"query":"{ item(id: #{id}) { id } }"}""")).asJson)
    .exec(http("all").post("/graphql").body(ElFileBody("bodies/items.json")))
    .exec(http("get").get("/graphql").queryParam("query", "{ me }"))
  setUp(scn.inject(atOnceUsers(1)))
}
`,
      'src/test/resources/bodies/items.json': '{"query":"{ items { id } }"}',
    }),
  ).toEqual([
    '5 POST /graphql: { item(id: {}) { id } }',
    '6 POST /graphql: { items { id } }',
    '7 GET /graphql: { me }',
  ]);
});

it('JMeter: the sampler for GraphQL, and a body that is written out', async () => {
  const sampler = (body: string) => `
      <HTTPSamplerProxy guiclass="GraphQLHTTPSamplerGui" testclass="HTTPSamplerProxy" testname="ask" enabled="true">
        <stringProp name="HTTPSampler.path">/graphql</stringProp>
        <stringProp name="HTTPSampler.method">POST</stringProp>
        <boolProp name="HTTPSampler.postBodyRaw">true</boolProp>
        <elementProp name="HTTPsampler.Arguments" elementType="Arguments">
          <collectionProp name="Arguments.arguments">
            <elementProp name="" elementType="HTTPArgument">
              <stringProp name="Argument.value">${body}</stringProp>
            </elementProp>
          </collectionProp>
        </elementProp>
      </HTTPSamplerProxy>
      <hashTree/>`;
  expect(
    await asked({
      'plan.jmx': `<?xml version="1.0"?>
<jmeterTestPlan version="1.2"><hashTree>
  <TestPlan testname="Shop" enabled="true"/>
  <hashTree>
    <ThreadGroup testname="Users" enabled="true"><stringProp name="ThreadGroup.num_threads">1</stringProp></ThreadGroup>
    <hashTree>${sampler(
      '{&quot;operationName&quot;:null,&quot;query&quot;:&quot;{\\n  item(id: ${id}) { id }\\n}&quot;}',
    )}
    </hashTree>
  </hashTree>
</hashTree></jmeterTestPlan>
`,
    }),
  ).toEqual(['7 POST /graphql: { item(id: {}) { id } }']);
});

it('Artillery: json and body', async () => {
  expect(
    await asked({
      'load.yml': `config:
  target: https://shop.example
  phases: [{ duration: 1, arrivalRate: 1 }]
scenarios:
  - flow:
      - post:
          url: /graphql
          json:
            query: |
              { item(id: "{{ id }}") { id } }
`,
    }),
  ).toEqual(['6 POST /graphql: { item(id: "{}") { id } }']);
});
