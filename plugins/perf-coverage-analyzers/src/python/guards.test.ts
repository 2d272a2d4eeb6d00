import { scanSources } from '../scan';
import { createMemoryTree } from '../tree';

async function requests(body: string): Promise<string[]> {
  const { files } = await scanSources(
    createMemoryTree({
      'performance/test_api.py': `import httpx

BASE = "https://shop.example"

def send(method, path):
${body}

def test_read():
    send("GET", "/items")

def test_write():
    send("POST", "/orders")
`,
    }),
  );
  return files.flatMap(file =>
    file.requests.map(one => `${one.method} ${one.path}`),
  );
}

const sent = ['GET /items', 'POST /orders'];

it.each([
  [
    'return',
    `    if method == "GET":
        httpx.get(BASE + path)
        return
    httpx.post(BASE + path, json={})`,
  ],
  [
    'raise, elif and return',
    `    if method == "DELETE":
        raise ValueError(method)
    elif method == "GET":
        return httpx.get(BASE + path)
    return httpx.post(BASE + path)`,
  ],
  [
    'continue',
    `    for verb, where in [("GET", "/items"), ("POST", "/orders")]:
        if verb == "POST":
            httpx.post(BASE + where)
            continue
        httpx.get(BASE + where)`,
  ],
  [
    'match',
    `    match method:
        case "GET" | "HEAD":
            httpx.get(BASE + path)
        case _:
            httpx.post(BASE + path)`,
  ],
])('sends only what %s leaves', async (_, body) => {
  expect((await requests(body)).sort()).toEqual(sent);
});

it.each([
  [
    'a branch that goes on',
    `    if method == "GET":
        print(path)
    elif method == "POST":
        return
    httpx.get(BASE + path)`,
    ['GET /items', 'GET /orders'],
  ],
  [
    'a pattern that binds a name',
    `    match method:
        case other if path:
            httpx.get(BASE + path)
        case "POST":
            httpx.post(BASE + path)`,
    ['GET /items', 'GET /orders', 'POST /items', 'POST /orders'],
  ],
])('leaves nothing out behind %s', async (_, body, expected) => {
  expect((await requests(body)).sort()).toEqual(expected);
});
