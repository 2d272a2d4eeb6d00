import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
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
      findings: [],
    });
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
      'tasks that cannot be known',
      'class U(HttpUser):\n    tasks = load_tasks()',
      [],
    ],
  ])('finds %s', async (_name, source, rules) => {
    const file = await scanOne(
      `from locust import HttpUser, task\n${source}\n`,
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
