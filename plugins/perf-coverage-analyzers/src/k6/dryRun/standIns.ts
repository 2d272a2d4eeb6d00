/** Stands in texts for what only a real response would tell. */
export const holeMark = '\u0001';

/**
 * What every script finds without an import, and what records its doings.
 * Runs inside the sandbox, as do all stand-ins: they are text here, so that
 * nothing of this program is ever handed to a script.
 */
export const prelude = `
const HOLE = '\\u0001';
const log = { requests: [], checks: [], groups: [], metrics: [], fed: [], exec: null, phase: 'init' };
globalThis.__log = log;
const seen = new Set();
let seed = 42;
Math.random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
let clock = 1700000000000;
Date.now = () => (clock += 1000);
const parseJson = JSON.parse;
JSON.parse = (text, reviver) => (String(text).includes(HOLE) ? any() : parseJson(text, reviver));
function list() { return [any()]; }
const listMethods = new Set(['map', 'filter', 'forEach', 'find', 'findIndex', 'reduce', 'some', 'every', 'slice', 'sort', 'flatMap', 'concat', 'join', 'includes', 'entries', 'keys', 'values', 'at']);
function any() {
  return new Proxy(function () {}, {
    get(target, key) {
      if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON' || key === 'valueOf') return () => HOLE;
      if (key === Symbol.iterator) return function* () { yield any(); };
      if (key === 'then' || key === Symbol.asyncIterator || key === Symbol.toStringTag) return undefined;
      if (key === 'length') return 1;
      if (key === 'prototype') return target.prototype;
      if (listMethods.has(key)) { const items = list(); return items[key].bind(items); }
      if (typeof key === 'string' && typeof ''[key] === 'function') return HOLE[key].bind(HOLE);
      return any();
    },
    apply: () => any(),
    construct: () => any(),
    has: () => true,
    set: () => true,
    ownKeys: target => Reflect.ownKeys(target),
  });
}
globalThis.__any = any;
const text = url => {
  if (url && typeof url === 'object' && typeof url.url === 'string') return url.url;
  return String(url);
};
let status = 200;
globalThis.__status = value => { status = value; };
function place() {
  const stack = String(new Error().stack);
  for (const line of stack.split('\\n')) {
    const match = /\\(?([^\\s()]+?):(\\d+)(?::\\d+)?\\)?$/.exec(line);
    if (match && !match[1].startsWith('dry-run:') && !/^(k6|https?:)/.test(match[1])) return [match[1], Number(match[2])];
  }
  return null;
}
globalThis.__send = (method, url) => {
  const one = { method: String(method).toUpperCase().slice(0, 20), url: text(url).slice(0, 2000), at: place() };
  const key = JSON.stringify(one);
  if (!seen.has(key) && seen.size < 500) {
    seen.add(key);
    log.requests.push(one);
  }
  return response(url);
};
function response(url) {
  const headers = new Proxy({}, { get: () => HOLE, has: () => true });
  const known = {
    status, status_text: 'OK', url: text(url), body: HOLE, headers, cookies: any(), error: '', error_code: 0, proto: 'HTTP/2.0',
    timings: { duration: 1, waiting: 1, sending: 1, receiving: 1, blocked: 0, connecting: 0, tls_handshaking: 0 },
    request: { method: '', url: text(url), headers: {}, cookies: {}, body: '' },
    json: () => any(), html: () => any(), submitForm: () => response(url), clickLink: () => response(url),
  };
  return new Proxy(known, { get: (target, key) => (key in target ? target[key] : key === 'then' ? undefined : any()) });
}
globalThis.__response = response;
globalThis.console = new Proxy({}, { get: () => () => undefined });
globalThis.setTimeout = callback => { if (typeof callback === 'function') Promise.resolve().then(callback); return 1; };
globalThis.clearTimeout = () => undefined;
globalThis.setInterval = () => 1;
globalThis.clearInterval = () => undefined;
globalThis.__VU = 1;
globalThis.__ITER = 0;
globalThis.URLSearchParams ??= class { append() {} set() {} delete() {} get() { return HOLE; } toString() { return ''; } };
globalThis.URL ??= class {
  constructor(path, base) {
    const written = text(path);
    if (/^[a-z][a-z0-9+.-]*:/i.test(written) || base === undefined) this.href = written;
    else {
      const origin = /^([a-z][a-z0-9+.-]*:\\/\\/[^/?#]*)([^?#]*)/i.exec(text(base)) || [null, text(base), ''];
      this.href = written.startsWith('/') ? origin[1] + written : origin[1] + origin[2].replace(/[^/]*$/, '').replace(/^$/, '/') + written;
    }
    this.searchParams = new URLSearchParams();
  }
  get origin() { return (/^[a-z][a-z0-9+.-]*:\\/\\/[^/?#]*/i.exec(this.href) || [''])[0]; }
  get pathname() { return this.href.slice(this.origin.length).replace(/[?#].*$/s, '') || '/'; }
  set pathname(value) { this.href = this.origin + value; }
  get host() { return this.origin.replace(/^.*:\\/\\//, ''); }
  get hostname() { return this.host.replace(/:\\d+$/, ''); }
  set search(value) {}
  toString() { return this.href; }
  toJSON() { return this.href; }
};
globalThis.TextEncoder ??= class { encode(value) { return new Uint8Array(String(value).length); } };
globalThis.TextDecoder ??= class { decode() { return HOLE; } };
globalThis.crypto ??= { randomUUID: () => HOLE, getRandomValues: array => array, subtle: any() };
`;

const http = `
const send = globalThis.__send;
const verbs = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE', head: 'HEAD', options: 'OPTIONS' };
const http = { request: (method, url) => send(method, url), asyncRequest: async (method, url) => send(method, url) };
for (const name of Object.keys(verbs)) http[name] = url => send(verbs[name], url);
http.url = (parts, ...values) => parts.reduce((sum, part, index) => sum + part + (index < values.length ? String(values[index]) : ''), '');
const one = entry => {
  if (typeof entry === 'string') return send('GET', entry);
  if (Array.isArray(entry)) return send(entry[0], entry[1]);
  return send(entry.method || 'GET', entry.url);
};
http.batch = entries => {
  if (Array.isArray(entries)) return entries.map(one);
  const made = {};
  for (const key of Object.keys(entries)) made[key] = one(entries[key]);
  return made;
};
http.cookieJar = () => globalThis.__any();
http.CookieJar = globalThis.__any();
http.file = () => ({});
http.setResponseCallback = () => undefined;
http.expectedStatuses = () => ({});
http.FileData = class {};
globalThis.__modules['k6/http'] = http;
`;

const core = `
const log = globalThis.__log;
const k6 = {
  sleep: () => undefined,
  fail: message => { throw new Error('fail: ' + message); },
  randomSeed: () => undefined,
  check: (value, sets) => {
    for (const name of Object.keys(sets || {})) {
      if (log.checks.length < 500 && !log.checks.includes(name)) log.checks.push(String(name).slice(0, 300));
      try { typeof sets[name] === 'function' && sets[name](value); } catch { /* a check that throws fails */ }
    }
    return true;
  },
  group: (name, body) => {
    if (log.groups.length < 500 && !log.groups.includes(name)) log.groups.push(String(name).slice(0, 300));
    return body();
  },
};
globalThis.__modules.k6 = k6;
const metrics = {};
for (const type of ['Counter', 'Gauge', 'Rate', 'Trend']) {
  metrics[type] = class {
    constructor(name) { this.name = name; if (log.metrics.length < 500) log.metrics.push({ name: String(name).slice(0, 300), type: type.toLowerCase() }); }
    add() { if (log.fed.length < 500 && !log.fed.includes(this.name)) log.fed.push(this.name); return true; }
  };
}
globalThis.__modules['k6/metrics'] = metrics;
globalThis.__modules['k6/data'] = { SharedArray: class { constructor(name, load) { return load(); } } };
const clock = { iterationInTest: 0, iterationInInstance: 0, name: 'default', executor: '', startTime: 0, progress: 0 };
globalThis.__modules['k6/execution'] = {
  scenario: clock,
  instance: { iterationsCompleted: 0, iterationsInterrupted: 0, vusActive: 1, vusInitialized: 1, currentTestRunDuration: 0 },
  vu: { idInTest: 1, idInInstance: 1, iterationInScenario: 0, iterationInInstance: 0, tags: {}, metrics: { tags: {}, metadata: {} } },
  test: { abort: message => { throw new Error('abort: ' + message); }, options: {}, fail: () => undefined },
};
globalThis.__modules['k6/encoding'] = { b64encode: value => String(value), b64decode: value => String(value) };
globalThis.__modules['k6/timers'] = { setTimeout, clearTimeout, setInterval, clearInterval };
const emitter = () => new Proxy({}, {
  get: (target, key) => {
    if (key === 'then') return undefined;
    if (key === 'on' || key === 'addEventListener') return (event, handler) => { try { typeof handler === 'function' && handler(globalThis.__any()); } catch { /* what a handler throws ends it alone */ } };
    return () => undefined;
  },
  set: (target, key, handler) => { if (/^on/.test(String(key)) && typeof handler === 'function') Promise.resolve().then(() => handler(globalThis.__any())); return true; },
});
const socket = url => { globalThis.__send('WS', url); return emitter(); };
globalThis.__modules['k6/ws'] = { connect: (url, params, handler) => { const made = socket(url); const run = typeof params === 'function' ? params : handler; if (run) run(made); return globalThis.__response(url); } };
globalThis.__modules['k6/websockets'] = { WebSocket: class { constructor(url) { return socket(url); } } };
globalThis.__modules['k6/experimental/websockets'] = globalThis.__modules['k6/websockets'];
class Client { load() {} connect() {} close() {} invoke(name) { globalThis.__send('GRPC', '/' + name); return globalThis.__any(); } async asyncInvoke(name) { return this.invoke(name); } }
class Stream { constructor(client, name) { globalThis.__send('GRPC', '/' + name); return emitter(); } }
globalThis.__modules['k6/net/grpc'] = { Client, Stream, StatusOK: 0 };
const page = () => new Proxy({}, { get: (target, key) => (key === 'goto' ? async url => globalThis.__send('GET', url) : key === 'then' ? undefined : globalThis.__any()) });
const context = { newPage: async () => page(), close: async () => undefined };
const browser = new Proxy({ newPage: async () => page(), newContext: async () => context }, { get: (target, key) => target[key] || (key === 'then' ? undefined : globalThis.__any()) });
globalThis.__modules['k6/browser'] = { browser, chromium: { launch: () => browser } };
`;

const jslib = `
const isAddress = url => /^https?:/.test(String(url));
class Httpx {
  constructor(settings) { this.baseURL = (settings && settings.baseURL) || ''; }
  setBaseUrl(url) { this.baseURL = url; }
  request(method, url) { return globalThis.__send(method, isAddress(url) ? url : this.baseURL + url); }
  async asyncRequest(method, url) { return this.request(method, url); }
  batch(entries) { return entries.map(entry => (Array.isArray(entry) ? this.request(entry[0], entry[1]) : this.request(entry.method || 'GET', entry.url || entry))); }
  addHeader() {} addHeaders() {} addTag() {} addTags() {} clearHeader() {} clearTag() {} setHeaders() {} setTags() {} addTransport() {}
}
for (const name of ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace']) {
  Httpx.prototype[name] = function (url) { return this.request(name, url); };
  Httpx.prototype['async' + name[0].toUpperCase() + name.slice(1)] = async function (url) { return this.request(name, url); };
}
globalThis.__modules['jslib/httpx'] = { Httpx };
globalThis.__modules['jslib/url'] = { URL, URLSearchParams };
globalThis.__modules['jslib/k6-utils'] = {
  uuidv4: () => '\\u0001', randomIntBetween: low => low, randomItem: list => list[Math.floor(Math.random() * list.length)],
  randomString: () => '\\u0001', findBetween: () => '\\u0001', normalDistributionStages: () => [], getCurrentStageIndex: () => 0, tagWithCurrentStageIndex: () => undefined, tagWithCurrentStageProfile: () => undefined,
};
const chain = () => globalThis.__any();
const describe = (name, body) => { try { body && body(); } catch { /* a failed expectation ends its block alone */ } return true; };
globalThis.__modules['jslib/k6chaijs'] = { describe, expect: chain, chai: chain(), default: chain() };
globalThis.__modules['jslib/expect'] = globalThis.__modules['jslib/k6chaijs'];
globalThis.__modules['jslib/functional'] = { describe, expect: chain, test: describe };
`;

/** Modules of k6 and its libraries, to be run after the prelude. */
export const standIns: readonly string[] = [
  'globalThis.__modules = {};',
  http,
  core,
  jslib,
].map(source => `{${source}}`);
