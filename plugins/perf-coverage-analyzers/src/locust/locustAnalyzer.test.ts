import fc from 'fast-check';
import { requestsOf, scan, scanOne } from './__testUtils__/scanning';

describe('users and their tasks', () => {
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
