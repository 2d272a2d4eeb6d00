import { PerfCoverageClient } from './PerfCoverageClient';

function aClient(answer: Response) {
  const fetch = jest.fn(
    async (_address: string, _init?: RequestInit) => answer,
  );
  const client = new PerfCoverageClient({
    discoveryApi: {
      getBaseUrl: async plugin => `https://portal.example.com/api/${plugin}`,
    },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return { client, fetch };
}

const answer = (body: object, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

/** A browser’s `File` is one, too. */
const aFile = (text: string, name: string) =>
  Object.assign(new Blob([text]), { name });

const entityRef = 'component:default/web';

describe('sending result files', () => {
  it('sends one file as it is, with its name', async () => {
    const { client, fetch } = aClient(answer({ verdict: 'met' }));
    const file = aFile('{}', 'a b.json');

    expect(
      await client.uploadRuns(
        { entityRef, environment: 'ci', label: ['region=eu', 'size=l'] },
        [file],
      ),
    ).toEqual({ verdict: 'met' });
    const [address, init] = fetch.mock.calls[0];
    const { pathname, searchParams } = new URL(address);
    expect(pathname).toBe('/api/perf-coverage/v1/runs');
    expect([...searchParams]).toEqual([
      ['fileName', 'a b.json'],
      ['entityRef', entityRef],
      ['environment', 'ci'],
      ['label', 'region=eu'],
      ['label', 'size=l'],
    ]);
    expect(init?.method).toBe('POST');
    expect(init?.body).toBe(file);
  });

  it('sends several in one form, to be merged', async () => {
    const { client, fetch } = aClient(answer({}));
    await client.uploadRuns({ entityRef, merge: true }, [
      aFile('1', 'one.json'),
      aFile('2', 'two.json'),
    ]);

    const [address, init] = fetch.mock.calls[0];
    expect(address).toContain('merge=true');
    const form = init?.body as FormData;
    expect(form.getAll('file').map(file => (file as File).name)).toEqual([
      'one.json',
      'two.json',
    ]);
    // The browser adds the boundary to it.
    expect(init?.headers).toBeUndefined();
  });

  it('throws what the backend says, with its whole body', async () => {
    const body = {
      error: { name: 'ConflictError', message: 'grace was faster' },
      response: { statusCode: 409 },
      current: { revision: 3, decision: null },
    };
    const { client } = aClient(answer(body, 409));
    await expect(
      client.undoGapDecision(entityRef, 'gap', 2),
    ).rejects.toMatchObject({
      statusCode: 409,
      message: 'grace was faster',
      body,
    });
  });

  it('says the status alone where a page of a proxy answers', async () => {
    const { client } = aClient(
      new Response('<html><h1>Bad gateway</h1></html>', {
        status: 502,
        statusText: 'Bad Gateway',
        headers: { 'Content-Type': 'text/html' },
      }),
    );
    await expect(
      client.undoGapDecision(entityRef, 'gap', 2),
    ).rejects.toMatchObject({
      statusCode: 502,
      message: 'Request failed with 502 Bad Gateway',
    });
  });
});
