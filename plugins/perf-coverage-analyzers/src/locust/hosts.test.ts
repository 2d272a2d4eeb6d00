import type { RequestBase } from 'backstage-plugin-perf-coverage-common';
import { scan, scanOne } from './__testUtils__/scanning';

describe('where the requests of users go', () => {
  const users = (...hosts: string[]) =>
    hosts
      .map(
        (host, at) => `
class User${at}(HttpUser):
    tasks = [Orders]
    ${host}
`,
      )
      .join('');
  const taskSet = `
import os
from locust import HttpUser, TaskSet, task
class Orders(TaskSet):
    def on_start(self):
        self.client.post("/login")
    @task
    def list_all(self):
        self.fetch("/orders")
    def fetch(self, path):
        self.client.get(path)
`;

  it.each<[string, string, RequestBase | undefined]>([
    [
      'the host of the user that runs a task set',
      users('host = "http://localhost:8001"'),
      { host: 'localhost:8001', variable: null },
    ],
    [
      'the host that users share',
      users('host = "https://a.example"', 'host = "https://a.example"'),
      { host: 'a.example', variable: null },
    ],
    [
      'the variable that names the host',
      users('host = os.environ["ORDERS_URL"]'),
      { host: null, variable: 'ORDERS_URL' },
    ],
    [
      'nothing where users have different hosts',
      users('host = "https://a.example"', 'host = "https://b.example"'),
      undefined,
    ],
    [
      'nothing where one of the users names none',
      users('host = "https://a.example"', 'weight = 1'),
      undefined,
    ],
    ['nothing of a host that is None', users('host = None'), undefined],
  ])('tells %s', async (_, source, base) => {
    const file = await scanOne(taskSet + source);
    expect(
      file.requests.map(({ path, base: told }) => [path, told]).sort(),
    ).toEqual([
      ['/login', base],
      ['/orders', base],
    ]);
  });

  it('takes the host of a base in another module, as the nearest class says', async () => {
    const files = await scan({
      'load/shop.py': `
from locust import HttpUser, task
class Shop(HttpUser):
    abstract = True
    host = "https://shop.example"
    @task
    def look(self):
        self.client.get("/look")
`,
      'load/locustfile.py': `
from shop import Shop
class Buyer(Shop):
    pass
`,
      'load/other.py': `
from shop import Shop
class Tester(Shop):
    host = "https://test.example"
`,
    });
    const told = (path: string) =>
      files.find(file => file.path === path)?.requests[0].base?.host;
    expect(told('load/locustfile.py')).toBe('shop.example');
    expect(told('load/other.py')).toBe('test.example');
  });

  it('leaves a whole URL its own host', async () => {
    const file = await scanOne(`
from locust import HttpUser, task
class U(HttpUser):
    host = "https://a.example"
    @task
    def one(self):
        self.client.get("https://b.example/x")
`);
    expect(file.requests[0].base).toEqual({
      host: 'b.example',
      variable: null,
    });
  });
});
