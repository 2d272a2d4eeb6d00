// Makes result files of a given size in the temporary folder, the same bytes
// for the same seed, and keeps them for the next time.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = path.join(os.tmpdir(), 'perf-coverage-benchmarks');

/** Numbers from 0 to below 1: mulberry32. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const endpoints = Array.from({ length: 24 }, (_, n) => ({
  method: ['GET', 'POST', 'PUT'][n % 3],
  path: `/api/v1/${['orders', 'users', 'carts', 'items'][n % 4]}/list-${
    'abcdefghijklmnopqrstuvwx'[n]
  }`,
}));
const scenarios = ['browse', 'checkout', 'search'];
const start = Date.parse('2026-03-02T08:15:00Z');
const pick = (random, list) => list[Math.floor(random() * list.length)];
const milliseconds = random => Math.round(Math.exp(random() * 6) * 1e6) / 1e6;

/** The points that k6 writes for each HTTP request, as its JSON output does. */
const k6Points = [
  ['http_reqs', 'counter', 'default'],
  ['http_req_duration', 'trend', 'time'],
  ['http_req_blocked', 'trend', 'time'],
  ['http_req_connecting', 'trend', 'time'],
  ['http_req_tls_handshaking', 'trend', 'time'],
  ['http_req_sending', 'trend', 'time'],
  ['http_req_waiting', 'trend', 'time'],
  ['http_req_receiving', 'trend', 'time'],
  ['http_req_failed', 'rate', 'default'],
];

function* k6Ndjson(random, urls) {
  for (const [name, type, contains] of k6Points) {
    yield JSON.stringify({
      type: 'Metric',
      data: { name, type, contains, thresholds: [], submetrics: null },
      metric: name,
    });
  }
  let time = start;
  for (let n = 0; ; n += 1) {
    time += random() * 2;
    const at = `${new Date(time).toISOString().slice(0, -1)}${String(
      Math.floor(random() * 1e6),
    ).padStart(6, '0')}Z`;
    const { method, path: resource } = pick(random, endpoints);
    const failed = random() < 0.02;
    const name = `https://shop.example.test${resource}${
      urls ? `/item-${n.toString(36)}-of-day` : ''
    }`;
    const tags = JSON.stringify({
      expected_response: String(!failed),
      group: '',
      method,
      name,
      proto: 'HTTP/2.0',
      scenario: pick(random, scenarios),
      status: failed ? '500' : '200',
      tls_version: 'tls1.3',
      url: name,
    });
    for (const [metric, type] of urls ? k6Points.slice(0, 2) : k6Points) {
      const trend = metric.includes('connect') && random() < 0.9;
      let value = trend ? 0 : milliseconds(random);
      if (type === 'counter') {
        value = 1;
      } else if (type === 'rate') {
        value = Number(failed);
      }
      yield `{"metric":"${metric}","type":"Point","data":{"time":"${at}","value":${value},"tags":${tags}}}`;
    }
  }
}

function* jtl(random) {
  yield 'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect';
  let time = start;
  for (;;) {
    time += Math.floor(random() * 3);
    const elapsed = Math.floor(milliseconds(random));
    const { method, path: resource } = pick(random, endpoints);
    const ok = random() >= 0.02;
    yield `${time},${elapsed},${method} ${resource},${ok ? 200 : 500},${
      ok ? 'OK' : 'Internal Server Error'
    },Thread Group 1-${Math.floor(random() * 50)},text,${ok},,${Math.floor(
      random() * 5000,
    )},231,50,50,https://shop.example.test${resource},${elapsed >> 1},0,${
      elapsed >> 3
    }`;
  }
}

function* junit(random) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="pytest tests">\n<testsuite name="pytest" errors="0" failures="0" skipped="0" tests="0" time="1" timestamp="2026-03-02T08:15:00">';
  for (let n = 0; ; n += 1) {
    const open = `<testcase classname="tests.performance.test_${
      n % 50
    }" name="test_case[${n}]" time="${(milliseconds(random) / 1000).toFixed(
      3,
    )}"`;
    yield random() < 0.02
      ? `${open}><failure message="assert 501 &lt; 500">at line ${n}: too slow, ${'x'.repeat(
          200,
        )}</failure></testcase>`
      : `${open} />`;
  }
}

function* gatling(random) {
  yield 'RUN\tshop.Peak\tpeak\t1772439300000\t \t3.10.3';
  let time = start;
  for (;;) {
    time += Math.floor(random() * 3);
    const { method, path: resource } = pick(random, endpoints);
    const ok = random() >= 0.02;
    yield `REQUEST\t\t${method} ${resource}\t${time}\t${
      time + Math.floor(milliseconds(random))
    }\t${ok ? 'OK' : 'KO'}\t${ok ? ' ' : 'status.find.is(200), found 500'}`;
  }
}

const kinds = {
  ndjson: { lines: random => k6Ndjson(random, false), ending: 'ndjson' },
  'ndjson-urls': { lines: random => k6Ndjson(random, true), ending: 'ndjson' },
  jtl: { lines: jtl, ending: 'jtl' },
  junit: {
    lines: junit,
    ending: 'xml',
    tail: '</testsuite>\n</testsuites>\n',
  },
  gatling: { lines: gatling, ending: 'log' },
};

/** The path of a file of about so many megabytes (10^6). */
export function fileOf(kind, megabytes) {
  const { lines, ending, tail = '' } = kinds[kind];
  const file = path.join(folder, `${kind}-${megabytes}.${ending}`);
  if (fs.existsSync(file)) {
    return file;
  }
  fs.mkdirSync(folder, { recursive: true });
  const part = fs.openSync(`${file}.part`, 'w');
  let size = 0;
  let held = [];
  for (const line of lines(randomOf(42))) {
    held.push(line);
    if (held.length >= 10_000) {
      size += fs.writeSync(part, `${held.join('\n')}\n`);
      held = [];
      if (size >= megabytes * 1e6) {
        break;
      }
    }
  }
  fs.writeSync(part, tail);
  fs.closeSync(part);
  fs.renameSync(`${file}.part`, file);
  return file;
}
