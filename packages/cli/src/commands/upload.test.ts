import http from 'node:http';
import { AddressInfo } from 'node:net';
import { run, useFolders } from '../testing/run';
import { catalog, junit } from '../testing/samples';

const folder = useFolders();

interface Seen {
  url: URL;
  method?: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

type Answer = [status: number, body: unknown, headers?: Record<string, string>];

const stored = (id: string, created = true): Answer => [
  201,
  {
    run: { id },
    created,
    warnings: [],
    link: `/catalog/default/component/items/perf-coverage?run=${id}`,
  },
];
const refused = (status: number, message: string): Answer => [
  status,
  { error: { name: 'Error', message } },
];

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
});

/** A portal that gives one answer after the other, the last one for ever. */
async function portal(...answers: Answer[]) {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      const { url = '/', method, headers } = request;
      seen.push({ url: new URL(url, 'http://portal'), method, headers, body });
      const [status, answer, extra] =
        answers[Math.min(seen.length, answers.length) - 1];
      response.writeHead(status, { connection: 'close', ...extra });
      response.end(
        typeof answer === 'string' ? answer : JSON.stringify(answer),
      );
    });
  });
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
}

const files = { 'junit.xml': junit, 'catalog-info.yaml': catalog };

describe('upload', () => {
  it('sends the bytes with what is known about them, and prints the link', async () => {
    const cwd = await folder(files);
    const { url, seen } = await portal(stored('r1'));
    const { status, out, err } = await run(
      [
        ...['upload', 'junit.xml', '--url', `${url}/`],
        ...[
          '--environment',
          'staging',
          '--started-at',
          '2026-01-04T10:00+01:00',
        ],
      ],
      {
        cwd,
        env: {
          PERF_COVERAGE_TOKEN: 'secret-1',
          GITHUB_ACTIONS: 'true',
          GITHUB_REF_NAME: 'main',
          GITHUB_SHA: 'abc123',
          GITHUB_SERVER_URL: 'https://git.example',
          GITHUB_REPOSITORY: 'a/b',
          GITHUB_RUN_ID: '7',
        },
      },
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      `junit.xml: stored, ${url}/catalog/default/component/items/perf-coverage?run=r1\n`,
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', body: junit });
    expect(seen[0].url.pathname).toBe('/api/perf-coverage/v1/runs');
    expect(Object.fromEntries(seen[0].url.searchParams)).toEqual({
      entityRef: 'component:default/items',
      environment: 'staging',
      branch: 'main',
      commit: 'abc123',
      startedAt: '2026-01-04T09:00:00.000Z',
      url: 'https://git.example/a/b/actions/runs/7',
      fileName: 'junit.xml',
    });
    expect(seen[0].headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(junit.length),
      authorization: 'Bearer secret-1',
    });
  });

  it('takes the words of the call before those of the job', async () => {
    const cwd = await folder(files);
    const { url, seen } = await portal(stored('r1', false));
    const { out } = await run(
      [
        ...['upload', 'junit.xml', '--url', `${url}/api/perf-coverage`],
        ...['--entity', 'Component:Team/Web', '--branch', 'b', '--commit', 'c'],
      ],
      { cwd, env: { GITLAB_CI: 'true', CI_COMMIT_REF_NAME: 'x' } },
    );
    expect(out).toMatch(/was there already/);
    expect(seen[0].url.pathname).toBe('/api/perf-coverage/v1/runs');
    expect(Object.fromEntries(seen[0].url.searchParams)).toMatchObject({
      entityRef: 'component:team/web',
      branch: 'b',
      commit: 'c',
    });
    expect(seen[0].headers.authorization).toBeUndefined();
  });

  it('tries again while the portal can not answer', async () => {
    const cwd = await folder(files);
    const { url, seen } = await portal(
      refused(503, 'Starting'),
      [429, 'slow down', { 'retry-after': '3' }],
      stored('r1'),
    );
    const waits: number[] = [];
    const { status, err } = await run(['upload', 'junit.xml', '--url', url], {
      cwd,
      sleep: async milliseconds => {
        waits.push(milliseconds);
      },
    });
    expect(status).toBe(0);
    expect(waits).toEqual([1000, 3000]);
    expect(seen.map(request => request.body)).toEqual([junit, junit, junit]);
    expect(err).toMatch(/answers 503: Starting; trying again in 1 s/);
  });

  it('gives up after five tries', async () => {
    const cwd = await folder(files);
    const { url, seen } = await portal(refused(500, 'Broken'));
    const { status, err } = await run(['upload', 'junit.xml', '--url', url], {
      cwd,
    });
    expect(status).toBe(2);
    expect(seen).toHaveLength(5);
    expect(err).toMatch(
      /\nperf-coverage: junit\.xml: the portal answers 500: Broken; gave up after 5 tries\n$/,
    );
  });

  it('says so where nobody listens', async () => {
    const cwd = await folder(files);
    const { status, err } = await run(
      ['upload', 'junit.xml', '--url', 'http://127.0.0.1:1'],
      { cwd },
    );
    expect(status).toBe(2);
    expect(err).toMatch(
      /http:\/\/127\.0\.0\.1:1 can't be reached \(.+\); gave/,
    );
  });

  it.each<[string, Answer, RegExp]>([
    [
      'an unknown format',
      refused(400, 'The file is of no known format; nearest is junit-xml'),
      /the portal answers 400: The file is of no known format; nearest/,
    ],
    ['a file that is too large', refused(413, 'Limit'), /answers 413: Limit/],
    [
      'an entity that does not exist',
      refused(404, 'There is no component:default/items'),
      /answers 404: There is no component/,
    ],
    ['no permission', refused(401, 'Missing'), /401: Missing \(give a token/],
    [
      'a redirect',
      [302, '', { location: 'https://elsewhere.example/' }],
      /redirects to https:\/\/elsewhere\.example\/; give that address/,
    ],
    ['another site', [200, '<html>'], /not that of a portal/],
  ])('does not insist after %s', async (_, answer, why) => {
    const cwd = await folder(files);
    const { url, seen } = await portal(answer);
    const { status, out, err } = await run(
      ['upload', 'junit.xml', '--url', url, '--token', 'secret-2'],
      { cwd },
    );
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(seen).toHaveLength(1);
    expect(err).toMatch(why);
    expect(err).toMatch(/^perf-coverage: junit\.xml: [^\n]+\n$/);
    expect(err).not.toContain('secret-2');
  });

  it('sends the other files all the same, and prints JSON', async () => {
    const cwd = await folder({ ...files, 'b.xml': junit, 'empty.xml': '' });
    const { url, seen } = await portal(stored('r1'), stored('r2'));
    const { status, out, err } = await run(
      [
        'upload',
        'empty.xml',
        'gone.xml',
        'junit.xml',
        'b.xml',
        '--json',
      ].concat('--url', url),
      { cwd },
    );
    expect(status).toBe(2);
    expect(seen).toHaveLength(2);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      entityRef: 'component:default/items',
      uploads: [
        { file: 'junit.xml', runId: 'r1', created: true },
        { file: 'b.xml', runId: 'r2' },
      ],
    });
    expect(err).toMatch(/^perf-coverage: empty\.xml: the file is empty/);
    expect(err).toMatch(/\nperf-coverage: gone\.xml: there is no such file/);
  });

  it.each([
    ['portal.example.com', /it is no address; write it like https/],
    ['ftp://portal.example.com', /it is no address/],
    ['https://me:secret-3@portal.example.com', /holds a user or password/],
  ])('refuses the address %s', async (url, why) => {
    const cwd = await folder(files);
    const { status, err } = await run(['upload', 'junit.xml', '--url', url], {
      cwd,
    });
    expect(status).toBe(2);
    expect(err).toMatch(why);
    expect(err).not.toContain('secret-3');
  });

  it.each([
    [['--entity', 'a b'], /it is no entity reference/],
    [['--started-at', 'noon'], /it is no ISO instant/],
    [['--token', 'a\nb'], /other characters that no token has/],
  ])('refuses %j', async (args, why) => {
    const cwd = await folder(files);
    const { status, err } = await run(
      ['upload', 'junit.xml', '--url', 'http://127.0.0.1:1', ...args],
      { cwd },
    );
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });

  it('does not guess among several components', async () => {
    const two = `${catalog}---\n${catalog.replace('name: items', 'name: web')}`;
    const cwd = await folder({ ...files, 'catalog-info.yaml': two });
    const { status, err } = await run(
      ['upload', 'junit.xml', '--url', 'http://127.0.0.1:1'],
      { cwd },
    );
    expect(status).toBe(2);
    expect(err).toMatch(
      /has component:default\/items, component:default\/web; name one with --entity/,
    );
  });
});
