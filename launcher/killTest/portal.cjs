'use strict';
/* What the replicas of the kill test have in common: catalog and configuration. */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { postgresConfiguration } = require('../postgres.cjs');

/** Enough that the assessments of all of them take a while. */
const COMPONENTS = 40;
/** So many have sources that are scanned when a replica starts. */
const WITH_SOURCES = 4;

const PLAN = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities:
  - name: orders
    title: Orders
    impact: high
    requires: [load, spike]
    estimate: 10-20h
    slas:
      - { name: Order, metric: duration, stat: p95, threshold: '< 300ms' }
`;

const SCRIPT = `import http from 'k6/http';
export const options = { vus: 20, duration: '10m' };
export default function () {
  http.get('https://example.com/orders');
}
`;

/** Writes catalog, sources and configuration into a folder; answers what tests need of it. */
function preparePortal(folder, connection) {
  const names = Array.from({ length: COMPONENTS }, (_, n) => `service-${n}`);
  const entities = names.map((name, n) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/source-location':
          n < WITH_SOURCES ? `file:./${name}/` : 'file:./none/',
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:a' },
  }));
  fs.writeFileSync(
    path.join(folder, 'catalog.yaml'),
    entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
  );
  for (const name of names.slice(0, WITH_SOURCES)) {
    fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, name, 'perf-coverage.yaml'), PLAN);
    fs.writeFileSync(path.join(folder, name, 'orders.js'), SCRIPT);
  }
  const token = crypto.randomBytes(24).toString('base64url');
  const config = path.join(folder, 'app-config.json');
  fs.writeFileSync(config, JSON.stringify(configuration()), { mode: 0o600 });
  return {
    config,
    token,
    entityRefs: names.map(name => `component:default/${name}`),
  };

  function configuration() {
    return {
      backend: {
        auth: {
          externalAccess: [
            { type: 'static', options: { token, subject: 'kill-test' } },
          ],
        },
        database: postgresConfiguration(connection),
      },
      permission: { enabled: false },
      catalog: {
        locations: [
          { type: 'file', target: path.join(folder, 'catalog.yaml') },
        ],
      },
      perfCoverage: {
        localSources: { allowedFolders: [folder] },
        upload: { perMinute: 1_000_000, parallel: 100 },
      },
    };
  }
}

module.exports = { preparePortal };
