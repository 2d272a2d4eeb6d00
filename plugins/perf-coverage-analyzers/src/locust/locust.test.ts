import {
  graphqlRequests,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import fc from 'fast-check';
import { scanSources } from '../scan';
import { createMemoryTree } from '../tree';
import { locustAnalyzer } from './locustAnalyzer';
import { timespan } from './settings';

async function scan(files: Record<string, string>) {
  const inventory = await scanSources(createMemoryTree(files), {
    analyzers: [locustAnalyzer],
  });
  return inventory.files;
}

async function scanOne(
  source: string,
  others: Record<string, string> = {},
): Promise<InventoryFile> {
  const files = await scan({ 'load/locustfile.py': source, ...others });
  const found = files.find(file => file.path === 'load/locustfile.py');
  if (!found) {
    throw new Error('no locust file was found');
  }
  return found;
}

const requestsOf = (file: InventoryFile) =>
  file.requests.map(
    request =>
      `${request.method} ${request.path} ${request.line}${
        request.reachable ? '' : ' unreachable'
      }`,
  );

describe('locustAnalyzer', () => {
  it('reads users, tasks with weights and tags, and requests', async () => {
    const file = await scanOne(`
from locust import HttpUser, TaskSet, task, tag, between
import locust

class Browse(TaskSet):
    @task(3)
    def rooms(self):
        self.client.get("/rooms?page=1", name="rooms")
        self.client.get(f"/rooms/{self.room}/free")

class Visitor(HttpUser):
    wait_time = between(1, 2)
    weight = 4
    tasks = {Browse: 2}
    def on_start(self):
        self.client.post("/login", json={})
    @tag("write")
    @task
    def book(self):
        self.submit("/bookings")
    def submit(self, path):
        with self.client.post(path, catch_response=True) as response:
            response.success()

class Admin(locust.FastHttpUser):
    @task(0)
    def report(self):
        self.client.request("GET", "http://host/reports#x")

class Base(HttpUser):
    abstract = True
`);
    expect(file).toMatchObject({
      framework: 'locust',
      role: 'script',
      runnable: true,
      kind: 'load',
      load: { durationSeconds: null, maxVUs: null, iterations: null },
      tags: {
        'weight:Visitor': '4',
        'weight:Browse.rooms': '6',
        'weight:Admin.report': '0',
      },
    });
    expect(file.findings.map(({ rule, line }) => [rule, line])).toEqual([
      ['locust-task-never-runs', 27],
    ]);
    expect(file.scenarios.map(scenario => scenario.name)).toEqual([
      'Visitor',
      'Admin',
    ]);
    expect(
      file.tests.map(test => [
        test.suite,
        test.name,
        test.line,
        test.markers,
        test.skipped,
      ]),
    ).toEqual([
      ['Visitor', 'book', 19, ['write'], false],
      ['Browse', 'rooms', 7, [], false],
      ['Admin', 'report', 27, [], true],
    ]);
    expect(requestsOf(file).sort()).toEqual([
      'GET /reports 28',
      'GET /rooms 8',
      'GET /rooms/{}/free 9',
      'POST /bookings 22',
      'POST /login 16',
    ]);
  });

  it('follows bases and task sets into other modules', async () => {
    const files = await scan({
      'load/locustfile.py':
        'from common.base import ApiUser\nfrom common.tasks import Swaps\nclass User(ApiUser):\n    tasks = [Swaps]\n',
      'load/common/__init__.py': '',
      'load/common/base.py':
        'from locust import HttpUser as H\nclass ApiUser(H):\n    abstract = True\n    def fetch(self, path):\n        return self.client.get("/api" + path)\n',
      'load/common/tasks.py':
        'from locust import TaskSet, task\nclass Swaps(TaskSet):\n    @task\n    def all(self):\n        self.client.get("/swaps")\n',
      'app/locust_names.py': 'species = "locust"\n',
    });
    expect(files.map(file => [file.path, file.role])).toEqual(
      [
        ['load/common/base.py', 'helper'],
        ['load/common/tasks.py', 'helper'],
      ].concat([['load/locustfile.py', 'script']]),
    );
    expect(files[2].tests.map(test => test.name)).toEqual(['all']);
    expect(files[2].requests).toMatchObject([
      {
        method: 'GET',
        path: '/swaps',
        file: 'load/common/tasks.py',
        line: 5,
        reachable: true,
      },
    ]);
  });

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

  it('reads the load of a shape or of locust.conf', async () => {
    const user =
      'from locust import HttpUser, LoadTestShape, task\nclass U(HttpUser):\n    @task\n    def a(self): self.client.get("/")\n';
    const shaped = await scanOne(
      `${user}class Steps(LoadTestShape):\n    stages = [{"duration": 60, "users": 10, "spawn_rate": 1}, {"duration": 100, "users": 50, "spawn_rate": 5}]\n`,
    );
    expect(shaped.load).toEqual({
      durationSeconds: 100,
      maxVUs: 50,
      iterations: null,
    });
    expect(shaped.scenarios[0].stages).toEqual([
      { durationSeconds: 60, target: 10 },
      { durationSeconds: 40, target: 50 },
    ]);
    const configured = await scanOne(user, {
      'load/locust.conf': '# load\nusers = 1\nrun-time = 1h30m\n',
    });
    expect(configured).toMatchObject({
      load: { durationSeconds: 5400, maxVUs: 1 },
      kind: 'baseline',
    });
  });

  const plainUser =
    'from locust import HttpUser, LoadTestShape, task\nclass U(HttpUser):\n    @task\n    def a(self): self.client.get("/")\n';

  it.each<
    [string, Record<string, string>, number | null, number | null, string]
  >([
    [
      'a Makefile with variables',
      {
        Makefile:
          'USERS ?= 50\nload:\n\tlocust -f load/locustfile.py --headless -u $(USERS) \\\n\t  -r 5 -t 2m\n',
      },
      50,
      120,
      'Makefile:3',
    ],
    [
      'a step of CI in its folder',
      {
        '.github/workflows/load.yml':
          'jobs:\n  load:\n    steps:\n      - run: poetry run locust --headless --users=20 --run-time 1h\n        working-directory: load\n',
      },
      20,
      3600,
      '.github/workflows/load.yml:4',
    ],
    [
      'the one with most users of several',
      {
        'smoke.sh': 'locust -f load/locustfile.py -u 1 -t 10s\n',
        'full.sh': 'locust -f load/locustfile.py -u ${USERS:-300} -t 10m\n',
      },
      300,
      600,
      'full.sh:1',
    ],
    [
      'a compose file, where folders lie elsewhere',
      {
        'docker-compose.yml':
          'services:\n  load:\n    image: locustio/locust\n    command: -f /mnt/locust/locustfile.py --headless -u 30 -t 90s\n',
      },
      30,
      90,
      'docker-compose.yml:2',
    ],
    [
      'variables of a compose file',
      {
        'compose.yaml':
          'services:\n  load-generator:\n    environment:\n      - LOCUST_USERS=10\n      - LOCUST_RUN_TIME=5m\n',
      },
      10,
      300,
      'compose.yaml:2',
    ],
    [
      'pyproject.toml before locust.conf',
      {
        'load/pyproject.toml': '[tool.locust]\nusers = 7\nrun-time = "1m"\n',
        'load/locust.conf': 'users = 8\n',
      },
      7,
      60,
      'load/pyproject.toml',
    ],
  ])('takes the load from %s', async (_name, others, users, seconds, place) => {
    const file = await scanOne(plainUser, others);
    expect(file.load).toEqual({
      durationSeconds: seconds,
      maxVUs: users,
      iterations: null,
    });
    expect(file.tags.load).toBe(place);
  });

  it('leaves a load open that no file tells', async () => {
    const file = await scanOne(plainUser, {
      'install.sh': 'pip install locust\nlocust -f other.py -u 5 -t 1m\n',
    });
    expect(file.load).toEqual({
      durationSeconds: null,
      maxVUs: null,
      iterations: null,
    });
    expect(file.tags).toEqual({});
  });

  it.each<[string, string, number | null, number | null, number[]]>([
    [
      'durations that tick adds up',
      'stages = [{"duration": 60, "users": 10}, {"duration": 60, "users": 20}]\n    def tick(self):\n        for stage in self.stages:\n            self.t += stage["duration"]',
      20,
      120,
      [60, 60],
    ],
    [
      'tuples',
      'stages = [(60, 10, 1), (90, 40, 2)]\n    def tick(self):\n        for until, users, rate in self.stages:\n            if self.get_run_time() < until:\n                return users, rate',
      40,
      90,
      [60, 30],
    ],
    [
      'a tick of constants',
      'def tick(self):\n        run_time = self.get_run_time()\n        if run_time < 30:\n            return (10, 1)\n        elif run_time < 2 * 60:\n            return (100, 10)\n        return None',
      100,
      120,
      [30, 90],
    ],
    [
      'a limit of time with users that are computed',
      'time_limit = 600\n    def tick(self):\n        run_time = round(self.get_run_time())\n        if run_time < self.time_limit:\n            return (math.floor(run_time), 1)\n        return None',
      null,
      600,
      [],
    ],
  ])('reads a shape of %s', async (_name, body, users, seconds, durations) => {
    const file = await scanOne(
      `${plainUser}class S(LoadTestShape):\n    ${body}\n`,
    );
    expect(file.load).toMatchObject({
      maxVUs: users,
      durationSeconds: seconds,
    });
    expect(
      file.scenarios[0].stages.map(stage => stage.durationSeconds),
    ).toEqual(durations);
  });

  it('starts the users that a locustfile imports, once', async () => {
    const files = await scan({
      'locustfile.py': 'from users.web import WebUser\n',
      'users/web.py':
        'from locust import HttpUser, task\nclass WebUser(HttpUser):\n    fixed_count = 3\n    @task\n    def a(self): self.client.get("/a")\n',
    });
    expect(
      files.map(file => [file.path, file.role, file.scenarios.length]),
    ).toEqual([
      ['locustfile.py', 'script', 1],
      ['users/web.py', 'helper', 0],
    ]);
    expect(files[0].scenarios[0].maxVUs).toBe(3);
    expect(files[0].requests).toMatchObject([
      { method: 'GET', path: '/a', file: 'users/web.py' },
    ]);
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
    const files = await locustAnalyzer.analyze(
      createMemoryTree({
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
      }),
    );
    const sent = files[0].requests.filter(one => one.reachable);
    expect(sent.map(one => `${one.method} ${one.path}`)).toEqual(expected);
  });

  it('asks helpers that put a path together; each way out of them is a request of its own', async () => {
    const file = await scanOne(
      `
from locust import HttpUser, task
from lib.paths import order_path
def named(kind, id=7):
    kind = kind.lower()
    return f"/{kind}/{id}"
def one_of(flag):
    if flag:
        return "/left"
    return "/right"
def maybe(flag):
    if not flag:
        return None
    return "/maybe"
def again(path):
    return again(path)
class U(HttpUser):
    version = "v3"
    def url(self, path):
        return "/" + self.version + path
    @staticmethod
    def fixed():
        return "/fixed"
    async def later(self):
        return "/later"
    @task
    def one(self):
        self.client.get(self.url("/users"))
        self.client.get(self.url(f"/users/{self.id}"))
        self.client.get(named("Rooms"))
        self.client.post(named("people", id=3))
        self.client.get(order_path(5))
        self.client.get(self.fixed())
        self.client.put(maybe(self.flag))
        self.client.patch(one_of(self.flag))
        self.client.delete(again("/never"))
    @task
    async def two(self):
        self.client.head(await self.later())
`,
      {
        'load/lib/__init__.py': '',
        'load/lib/paths.py': `
ROOT = "/orders"
def order_path(id):
    return "{}/{}".format(ROOT, id)
`,
      },
    );
    const sent = file.requests.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(sent)].sort()).toEqual([
      'DELETE {}',
      'GET /fixed',
      'GET /orders/5',
      'GET /rooms/7',
      'GET /v3/users',
      'GET /v3/users/{}',
      'HEAD /later',
      'PATCH /left',
      'PATCH /right',
      'POST /people/3',
      'PUT /maybe',
    ]);
  });

  it.each([
    {
      what: 'branches that the given argument decides',
      helper: `
def path(kind):
    if kind == "a":
        return "/a"
    elif kind == "b":
        return "/b"
    return "/other"`,
      sends: 'self.client.get(path("b"))',
      expected: ['GET /b'],
    },
    {
      what: 'paths that differ by their query alone',
      helper: `
def path(base, query=None):
    if not query:
        return base
    return f"{base}?{urlencode(query)}"`,
      sends: 'self.client.get(path("/a", {"q": self.q}))',
      expected: ['GET /a'],
    },
    {
      what: 'a way that is not known',
      helper: `
def path(user):
    if user.admin:
        return "/admin"
    return user.home`,
      sends: 'self.client.get(path(self.me))',
      expected: ['GET /admin', 'GET {}'],
    },
    {
      what: 'nothing to send',
      helper: `
def path(user):
    if user.gone:
        return None
    if user.new:
        return False
    return "/a"`,
      sends: 'self.client.get(path(self.me))',
      expected: ['GET /a'],
    },
    {
      what: 'identities, which are no routes',
      helper: `
def pick(flag):
    if flag:
        return "4711"
    return "4712"`,
      sends: 'self.client.get(f"/users/{pick(self.flag)}")',
      expected: ['GET /users/{}'],
    },
    {
      what: 'ways that come from other functions and choices',
      helper: `
def inner(flag):
    return random.choice(["/x", "/y"]) if flag else "/z"
def path(flag):
    if flag > 2:
        return inner(flag)
    return "/a" + inner(flag)`,
      sends: 'self.client.get(path(self.flag))',
      expected: [
        'GET /a/x',
        'GET /a/y',
        'GET /a/z',
        'GET /x',
        'GET /y',
        'GET /z',
      ],
    },
    {
      what: 'a method and a path together',
      helper: `
def step(flag):
    if flag:
        return "post", "/orders"
    return "get", "/orders/last"`,
      sends: `verb, path = step(self.flag)
        self.client.request(verb, path)`,
      expected: ['GET /orders/last', 'POST /orders'],
    },
    {
      what: 'functions that call themselves',
      helper: `
def path(n):
    if n > 3:
        return path(n + 1)
    return path(n - 1)`,
      sends: 'self.client.get(path(self.n))',
      expected: ['GET {}'],
    },
    {
      what: 'arguments that are handed on whole',
      helper: `
class Wrapped:
    def post(self, *args, **kwargs):
        return self.send("post", *args, **kwargs)
    def send(self, method, path, *args, **kwargs):
        kwargs["headers"] = {}
        return getattr(self.client, method)("/v1" + path, *args, **kwargs)
    def any(self, *args, **kwargs):
        return self.client.request(*args, **kwargs)`,
      sends: `self.post("/a", name="/b")
        self.any("PUT", url="/c")`,
      expected: ['POST /v1/a', 'PUT /c'],
    },
  ])(
    'follows what helpers return: $what',
    async ({ helper, sends, expected }) => {
      const bases = helper.includes('Wrapped')
        ? 'Wrapped, HttpUser'
        : 'HttpUser';
      const file = await scanOne(`
from locust import HttpUser, task
${helper}
class U(${bases}):
    @task
    def one(self):
        ${sends}
`);
      expect(
        file.requests.map(one => `${one.method} ${one.path}`).sort(),
      ).toEqual(expected);
    },
  );

  it('runs tasks of a base on the class that is derived from it', async () => {
    const file = await scanOne(
      `
from base import Base
class Rooms(Base):
    root = "/rooms"
    def step(self):
        self.client.get("/rooms/free")
    def unused(self):
        self.client.get("/never")
class Guests(Base):
    root = "/guests"
    def login(self):
        self.client.post("/sessions")
`,
      {
        'load/base.py': `
from locust import task, user
class Base(user.HttpUser):
    abstract = True
    root = "/base"
    def on_start(self):
        self.login()
    def login(self):
        pass
    def step(self):
        pass
    @task
    def run_one(self):
        self.client.put(self.root)
        self.step()
`,
      },
    );
    expect(
      file.requests
        .map(one => `${one.method} ${one.path} ${one.reachable}`)
        .sort(),
    ).toEqual([
      'GET /never false',
      'GET /rooms/free true',
      'POST /sessions true',
      'PUT /guests true',
      'PUT /rooms true',
    ]);
    expect(file.scenarios.map(one => one.name)).toEqual(['Rooms', 'Guests']);
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

  it.each([
    'self.tasks = [type("Picked", (Set,), {})]',
    'self.tasks = pick_tasks()',
  ])('leaves tasks alone that an object is given: %s', async given => {
    const file = await scanOne(`
from locust import HttpUser, TaskSet
class Set(TaskSet):
    pass
class U(HttpUser):
    def __init__(self, *args):
        super().__init__(*args)
        ${given}
`);
    expect(file.findings.map(one => one.rule)).not.toContain('locust-no-tasks');
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
    ['300', 300],
    ['20s', 20],
    ['3m', 180],
    ['1h30m10s', 5410],
    ['', null],
    ['soon', null],
    ['m', null],
  ])('reads the time span %s', (text, seconds) => {
    expect(timespan(text)).toBe(seconds);
  });

  it.each<[string, string, string[]]>([
    ['a user without tasks', 'class U(HttpUser): pass', ['locust-no-tasks:2']],
    [
      'an empty task',
      'class U(HttpUser):\n    @task\n    def a(self): pass',
      ['locust-empty-task:4'],
    ],
    [
      'a syntax error',
      'class U(HttpUser):\n    @task\n    def a(self): self.client.get("/")\ndef (:',
      ['locust-syntax-error:5'],
    ],
    [
      'a user that is never spawned and a task that is not there',
      'class U(HttpUser):\n    weight = 0\n    tasks = [missing]\n    @task\n    def a(self): self.client.get("/")',
      ['locust-never-spawned:3', 'locust-unknown-task:4'],
    ],
    [
      'a task without a request',
      'class U(HttpUser):\n    @task\n    def a(self):\n        time.sleep(1)\n        print("waited")\n    @task\n    def b(self): self.interrupt()',
      ['locust-task-without-request:4'],
    ],
    [
      'task sets that no user runs',
      'class T(TaskSet):\n    @task\n    def a(self): self.client.get("/")\nclass U(HttpUser):\n    @task\n    def b(self): self.client.get("/")',
      ['locust-unused-tasks:2'],
    ],
    [
      'a secret',
      'API_KEY = "8f3kd02jfk3l"\nclass U(HttpUser):\n    @task\n    def b(self): self.client.get("/")',
      ['locust-secret:2'],
    ],
    [
      'tasks that cannot be known',
      'class U(HttpUser):\n    tasks = load_tasks()',
      [],
    ],
  ])('finds %s', async (_name, source, rules) => {
    const file = await scanOne(
      `from locust import HttpUser, TaskSet, task\n${source}\n`,
    );
    expect(
      file.findings.map(finding => `${finding.rule}:${finding.line}`),
    ).toEqual(rules);
    expect(file.runnable).toBe(
      file.findings.every(finding => finding.severity !== 'error'),
    );
  });

  it('takes nothing that only mentions locust', async () => {
    expect(
      await scan({
        'a.py': 'import locust\nprint(locust.__version__)\n',
        'b.py': 'class HttpUser: pass\nclass A(HttpUser): """locust"""\n',
        'c.txt': 'from locust import HttpUser',
      }),
    ).toEqual([]);
  });

  it('never throws on truncated or circular sources', async () => {
    const sample =
      'from locust import HttpUser, TaskSet, task\nclass A(TaskSet):\n    tasks = [B]\nclass B(TaskSet):\n    tasks = {A: 2}\nclass U(HttpUser):\n    tasks = [A, U]\n    @task(W)\n    def a(self):\n        self.client.get(f"/a/{x!r}" % 3)\n        self.a()\n';
    expect((await scanOne(sample)).tests.map(test => test.name)).toEqual(['a']);
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length), async length => {
        const files = await scan({ 'locustfile.py': sample.slice(0, length) });
        expect(files.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
