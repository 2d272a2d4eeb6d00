import fs from 'node:fs';
import path from 'node:path';

const filesPerService = 50;

/** A service's ordinary code, its ordinary tests, and its performance tests. */
function serviceFiles(index: number): Record<string, string> {
  const root = `services/service-${index}`;
  const files: Record<string, string> = {
    [`${root}/package.json`]: `{"name": "service-${index}"}\n`,
    [`${root}/README.md`]: `# Service ${index}\n`,
    [`${root}/load/lib/client.js`]: client(index),
    [`${root}/load/peak.js`]: k6Script(index, 'ramping-vus'),
    [`${root}/load/soak.js`]: k6Script(index, 'constant-vus'),
    [`${root}/tests/performance/conftest.py`]: conftest,
    [`${root}/tests/performance/limits.py`]: 'BASE = 0.5\nLIMIT = BASE * 1.2\n',
    [`${root}/tests/performance/test_orders.py`]: pytestModule(index),
    [`${root}/internal/codec_test.go`]: goBenchmarks(index),
  };
  for (let module = 0; Object.keys(files).length < filesPerService; module++) {
    const code = `${root}/src/module-${module}`;
    files[`${code}.ts`] = typeScript(module);
    files[`${root}/app/module_${module}.py`] = python(module);
    files[`${root}/tests/unit/test_module_${module}.py`] = unitTests(module);
  }
  return files;
}

const conftest = `import pytest


@pytest.fixture
def orders():
    return list(range(100))
`;

const repeat = (times: number, line: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => line(index)).join('');

const typeScript = (module: number) =>
  `import { other } from './module-${module + 1}';\n${repeat(
    20,
    index =>
      `export function work${index}(a: number, b: string): string {\n  return other(a + ${index}) + b.padStart(${index});\n}\n`,
  )}`;

const python = (module: number) =>
  `from app.module_${module + 1} import other\n${repeat(
    20,
    index =>
      `\n\ndef work_${index}(a, b):\n    return other(a + ${index}) + b\n`,
  )}`;

const unitTests = (module: number) =>
  `import time\nfrom app.module_${module} import work_0\n${repeat(
    20,
    index =>
      `\n\ndef test_work_${index}():\n    assert work_0(${index}, 1) == ${index}\n`,
  )}`;

const client = (service: number) => `import http from 'k6/http';
import { check } from 'k6';

const base = __ENV.BASE_URL || 'https://service-${service}.example';

export function get(path) {
  const response = http.get(base + path);
  check(response, { 'status is 200': r => r.status === 200 });
  return response;
}
`;

const k6Script = (
  service: number,
  executor: string,
) => `import http from 'k6/http';
import { get } from './lib/client.js';

export const options = {
  scenarios: {
    main: {
      executor: '${executor}',
      ${
        executor === 'constant-vus'
          ? `vus: 10, duration: '2h'`
          : `stages: [{ duration: '1m', target: 50 }, { duration: '5m', target: 50 }]`
      },
    },
  },
  thresholds: { http_req_duration: ['p(95)<500', 'avg<200'] },
};
${repeat(
  10,
  index =>
    `\nfunction step${index}(id) {\n  get(\`/orders/\${id}/lines/${index}\`);\n}\n`,
)}
export default function () {
${repeat(
  10,
  index => `  step${index}(${service});\n`,
)}  http.post('https://service-${service}.example/orders', '{}');
}
`;

const pytestModule = (service: number) => `import time
import pytest
from .limits import LIMIT

pytestmark = pytest.mark.performance
${repeat(
  20,
  index => `

@pytest.mark.parametrize("size", [1, 10, 100])
def test_orders_${service}_${index}(orders, size):
    start = time.perf_counter()
    sorted(orders * size)
    elapsed = time.perf_counter() - start
    assert elapsed < LIMIT
`,
)}`;

const goBenchmarks = (service: number) => `package internal

import "testing"
${repeat(
  10,
  index => `
func BenchmarkCodec${service}_${index}(b *testing.B) {
	for b.Loop() {
		encode(${index})
	}
}
`,
)}`;

/** Writes a repository of ordinary proportions: one file in ten is a performance test or its helper. */
export function generateRepository(folder: string, files: number): void {
  for (let service = 0; service < files / filesPerService; service++) {
    for (const [name, text] of Object.entries(serviceFiles(service))) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  }
}
