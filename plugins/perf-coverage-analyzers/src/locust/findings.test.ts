import { scanOne } from './__testUtils__/scanning';

describe('findings', () => {
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
});
