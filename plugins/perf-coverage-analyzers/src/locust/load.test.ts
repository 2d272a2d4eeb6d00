import { timespan } from './settings';
import { scanOne } from './__testUtils__/scanning';

describe('the load', () => {
  const plainUser =
    'from locust import HttpUser, LoadTestShape, task\nclass U(HttpUser):\n    @task\n    def a(self): self.client.get("/")\n';

  it('reads the load of a shape or of locust.conf', async () => {
    const shaped = await scanOne(
      `${plainUser}class Steps(LoadTestShape):\n    stages = [{"duration": 60, "users": 10, "spawn_rate": 1}, {"duration": 100, "users": 50, "spawn_rate": 5}]\n`,
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
    const configured = await scanOne(plainUser, {
      'load/locust.conf': '# load\nusers = 1\nrun-time = 1h30m\n',
    });
    expect(configured).toMatchObject({
      load: { durationSeconds: 5400, maxVUs: 1 },
      kind: 'baseline',
    });
  });

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
});
