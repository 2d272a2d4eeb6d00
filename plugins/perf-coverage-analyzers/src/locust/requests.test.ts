import { graphqlRequests } from 'backstage-plugin-perf-coverage-common';
import { requestsOf, scan, scanOne } from './__testUtils__/scanning';

describe('requests', () => {
  it('takes the name of a group for a path that is not known', async () => {
    const file = await scanOne(
      'from locust import HttpUser, task\nclass U(HttpUser):\n    @task\n    def a(self):\n        self.client.get(url(), name="/rooms/[id]/:day")\n        self.client.get(url(), name="a room")\n        self.client.get("/x", name="/y")\n',
    );
    expect(requestsOf(file)).toEqual([
      'GET /rooms/{}/{} 5',
      'GET {} 6',
      'GET /x 7',
    ]);
  });

  it('takes the path of a name up to its first blank', async () => {
    const file = await scanOne(`
from locust import HttpUser, task
class U(HttpUser):
    @task
    def one(self):
        self.client.get(self.url, name="/rooms/[id] by number / all")
`);
    expect(file.requests.map(one => one.path)).toEqual(['/rooms/{}']);
  });

  it.each<[string, string[], string[]]>([
    [
      'the branch that fits the item of a loop',
      [
        'for verb, path in [("GET", "/a"), ("POST", "/b")]:',
        '    if verb == "GET":',
        '        self.client.get(path)',
        '    else:',
        '        self.client.post(path)',
      ],
      ['GET /a', 'POST /b'],
    ],
    [
      'the branch that fits what was chosen',
      [
        'one = random.choice([{"m": "GET", "p": "/a"}, {"m": "PUT", "p": "/b"}])',
        'if one["m"] == "PUT":',
        '    self.client.put(one["p"])',
        'elif one["m"] == "GET":',
        '    self.client.get(one["p"])',
      ],
      ['PUT /b', 'GET /a'],
    ],
    [
      'the branch that fits what a helper is given',
      ['self.send("get", "/a")', 'self.send("patch", "/b")'],
      ['GET /a', 'PATCH /b'],
    ],
    [
      'a verb and a path that belong together',
      [
        'verb, path = random.choice([("get", "/a"), ("delete", "/b")])',
        'getattr(self.client, verb)(path)',
      ],
      ['GET /a', 'DELETE /b'],
    ],
    [
      'no path with a part that has no value yet',
      [
        'item = ""',
        'made = self.client.post("/items")',
        'if made.ok:',
        '    item = made.json()["id"]',
        'self.client.delete(f"/items/{item}")',
      ],
      ['POST /items', 'DELETE /items/{}'],
    ],
    [
      'both branches where a switch decides',
      [
        'if FULL:',
        '    self.client.get("/a")',
        'else:',
        '    self.client.get("/b")',
      ],
      ['GET /a', 'GET /b'],
    ],
  ])('sends by %s', async (_title, body, expected) => {
    const files = await scan({
      'locustfile.py': [
        'import random',
        'from locust import HttpUser, task',
        'FULL = False',
        'class Caller(HttpUser):',
        '    @task',
        '    def call(self):',
        ...body.map(line => `        ${line}`),
        '    def send(self, verb, path):',
        '        if verb.upper() == "GET":',
        '            self.client.get(path)',
        '        else:',
        '            self.client.patch(path)',
      ].join('\n'),
    });
    const sent = files[0].requests.filter(one => one.reachable);
    expect(sent.map(one => `${one.method} ${one.path}`)).toEqual(expected);
  });

  it('follows a default that is handed on into the branch that it takes', async () => {
    const file = await scanOne(`
from locust import HttpUser, task
class U(HttpUser):
    def send(self, url, body=None):
        if body is None:
            self.client.get(url)
        else:
            self.client.post(url, json=body)
    def step(self, path, body=None):
        self.send(url=path, body=body)
    @task
    def one(self):
        self.step("/a")
        self.step("/b", {"x": 1})
`);
    expect(file.requests.map(one => `${one.method} ${one.path}`)).toEqual([
      'GET /a',
      'POST /b',
    ]);
  });

  it('follows requests through helpers, objects, bases and choices', async () => {
    const file = await scanOne(
      `
import os, random
from urllib.parse import urljoin
from locust import HttpUser, SequentialTaskSet, task, events
from lib.api import Api, send, Base
PREFIX = os.getenv("PREFIX", "/v2")
ROUTES = [("GET", "/a"), ("POST", "/b")]
class Flow(SequentialTaskSet):
    def on_start(self):
        self.api = Api(self.client, "/api")
        self.room = 7
    @task
    def one(self):
        self.api.people(3)
        send(self, "put", "/sent")
        method, path = random.choice(ROUTES)
        self.client.request(method, path)
        for kind in ["rooms", "people"]:
            self.client.get(f"{PREFIX}/{kind}")
        self.client.get(f"/ids/{random.choice(['A1', 'B2'])}")
        self.client.get("%s/percent/%d" % (PREFIX, self.room))
        self.client.get("{}/format/{id}".format(PREFIX, id=self.room))
        self.client.get(urljoin(self.host, "/joined"))
        self.client.delete("plain")
        url = "/x" if random.random() else "/y"
        if self.room:
            url = "/z"
        self.client.get(url)
        call = self.client.head
        call("/head")
class U(Base):
    tasks = [Flow]
@events.test_start.add_listener
def prepare(environment, **kwargs):
    import requests
    requests.post("http://host/prepare")
`,
      {
        'load/lib/__init__.py': '',
        'load/lib/api.py': `
from locust import HttpUser
def send(context, verb, path):
    getattr(context.client, verb)(path)
class Root:
    def fetch(self, path):
        return self.http.get(self.base + path)
class Api(Root):
    def __init__(self, http, base):
        self.http = http
        self.base = base
    def fetch(self, path):
        return super().fetch("/people" + path)
    def people(self, id):
        return self.fetch(f"/{id}/days")
class Base(HttpUser):
    abstract = True
    def on_start(self):
        self.client.post("/login")
`,
      },
    );
    const sent = file.requests
      .filter(request => request.reachable)
      .map(request => `${request.method} ${request.path}`);
    expect([...new Set(sent)].sort()).toEqual([
      'DELETE /plain',
      'GET /a',
      'GET /api/people/3/days',
      'GET /ids/{}',
      'GET /joined',
      'GET /v2/format/7',
      'GET /v2/people',
      'GET /v2/percent/7',
      'GET /v2/rooms',
      'GET /x',
      'GET /y',
      'GET /z',
      'HEAD /head',
      'POST /b',
      'POST /login',
      'POST /prepare',
      'PUT /sent',
    ]);
  });

  it.each([
    ['json={"query": QUERY, "operationName": "Two"}', ['QUERY /two']],
    [
      'json={"query": QUERY, "operationName": name, "variables": {}}',
      ['QUERY /two'],
    ],
    [
      'data=json.dumps({"query": QUERY, "operationName": "One"})',
      ['QUERY /one'],
    ],
    ['None, {"query": QUERY, "operationName": "One"}', ['QUERY /one']],
    ['json={"query": QUERY}', ['QUERY /one', 'QUERY /two']],
    [
      'json={"query": QUERY, "operationName": self.name}',
      ['QUERY /one', 'QUERY /two'],
    ],
    [
      'json={"query": QUERY, "operationName": "Elsewhere"}',
      ['QUERY /one', 'QUERY /two'],
    ],
  ])(
    'takes the operation of a GraphQL document that is named: %s',
    async (body, expected) => {
      const file = await scanOne(`
from locust import HttpUser, task
QUERY = """
query One { one }
query Two { two }
"""
class U(HttpUser):
    @task
    def one(self):
        name = "Two"
        self.client.post("/graphql", ${body})
`);
      expect(graphqlRequests(file.requests[0].graphql ?? '')).toEqual(expected);
    },
  );
});
