/** A second suite, in a folder of its own. */
export const loadTest = `import pytest


@pytest.mark.performance
@pytest.mark.load
def test_add_items(client):
    for _ in range(100):
        client.post("/api/items", json={})
`;

export const pytestFile = `import time
import pytest


@pytest.mark.performance
class TestItems:
    def test_list_is_fast(self, client):
        started = time.perf_counter()
        client.get("/api/items")
        assert time.perf_counter() - started < 0.5
`;

export const openapi = `openapi: 3.0.3
info: { title: Items, version: '1' }
paths:
  /api/items:
    get: { operationId: listItems, responses: { '200': { description: ok } } }
    post: { operationId: addItem, responses: { '201': { description: ok } } }
  /api/items/{id}:
    delete: { operationId: dropItem, responses: { '204': { description: ok } } }
`;

export const catalog = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: items
  title: Items service
spec:
  type: service
  lifecycle: production
  owner: items-team
  providesApis: [items-api]
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: items-api
spec:
  type: openapi
  lifecycle: production
  owner: items-team
  definition:
    $text: ./openapi.yaml
`;

export const plan = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
component: component:default/items
capabilities:
  - name: items
    title: Items
    impact: high
    rationale: Used by everybody
    evidence:
      operations: ['* /api/items/**', '* /api/items']
      tests: ['load/**', 'tests/**']
    requires: [load, soak]
    slas:
      - name: List items
        metric: duration
        stat: p95
        threshold: '< 500ms'
    estimate: 15-20h
    phase: first
phases:
  - name: first
    title: Close the gaps
    start: 2026-01-05
    weeks: 2
team:
  engineers: 1
  hoursPerWeek: 30
`;

export const junit = `<?xml version="1.0"?>
<testsuite name="performance" timestamp="2026-01-04T10:00:00">
  <testcase classname="TestItems" name="test_list_is_fast" time="0.25"/>
  <testcase classname="TestItems" name="test_add" time="0.5"><failure message="slow"/></testcase>
</testsuite>
`;

/** A folder with all of it. */
export const itemsFolder = {
  'catalog-info.yaml': catalog,
  'perf-coverage.yaml': plan,
  'openapi.yaml': openapi,
  'load/test_load_items.py': loadTest,
  'tests/performance/test_items.py': pytestFile,
};
