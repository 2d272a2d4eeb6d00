import { scanOne } from './__testUtils__/scanning';

describe('helpers that put requests together', () => {
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
});
