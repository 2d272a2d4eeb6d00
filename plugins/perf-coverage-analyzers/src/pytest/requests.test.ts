import { scanOne } from './__testUtils__/scanning';

describe('requests', () => {
  it('follows clients, holes, loops and helpers', async () => {
    const file = await scanOne(`
import requests
BASE = "http://localhost:8000/api"
def fetch(client, path):
    return client.get(f"/v1{path}")
def unused(client):
    client.delete("/never")
def test_a(client, auth_client, swap_id):
    client.post("/swaps", json={})
    auth_client.put(f"/swaps/{swap_id}/state?x=1")
    requests.get(BASE + "/people")
    requests.request("PATCH", f"{UNKNOWN}/people/7")
    fetch(client, "/rooms")
    for name in ["a", "b"]:
        client.get(f"/loop/{name}")
    client.get(make_url())
    cache.get("key")
    data.get("/not/a/request")
`);
    expect(
      file.requests.map(
        request =>
          `${request.method} ${request.path} ${request.line} ${
            request.reachable ? 'r' : '-'
          }${request.resolved ? 'r' : '-'} ${request.via}`,
      ),
    ).toEqual([
      'POST /swaps 9 rr null',
      'PUT /swaps/{}/state 10 rr null',
      'GET /api/people 11 rr null',
      'PATCH /people/7 12 rr null',
      'GET /v1/rooms 5 rr fetch',
      'GET /loop/a 15 rr null',
      'GET /loop/b 15 rr null',
      'GET {} 16 r- null',
      'DELETE /never 7 -r null',
    ]);
  });

  it('follows fixtures of conftests, objects they give, and functions handed on', async () => {
    const file = await scanOne(
      `
def test_a(api, benchmark, pool, gate):
    api.people(3)
    benchmark(gate.get, "/handed")
    benchmark.pedantic(gate.post, args=("/pedantic",))
    def work(path):
        gate.put(path)
    pool.submit(work, "/inner")
`,
      {
        'tests/performance/conftest.py': `
import pytest
from fastapi.testclient import TestClient
from .api import Api
@pytest.fixture
def gate():
    with TestClient(app) as made:
        yield made
@pytest.fixture
def api(gate):
    gate.post("/login")
    return Api(gate)
@pytest.fixture
def other(gate):
    gate.post("/unused")
`,
        'tests/performance/api.py':
          'class Api:\n    def __init__(self, via):\n        self.via = via\n    def people(self, id):\n        return self.via.get(f"/people/{id}")\n',
      },
    );
    expect(
      file.requests
        .filter(request => request.reachable)
        .map(request => `${request.method} ${request.path}`)
        .sort(),
    ).toEqual([
      'GET /handed',
      'GET /people/3',
      'POST /login',
      'POST /pedantic',
      'PUT /inner',
    ]);
  });
});
