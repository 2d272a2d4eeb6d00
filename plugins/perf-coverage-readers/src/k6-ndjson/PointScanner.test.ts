import fc from 'fast-check';
import { outcomeOf } from '../testing';
import { readSamples } from './k6Ndjson';

const tags = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom('http://a.test/users/1', 'login', '', 'größe "x"'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    url: fc.constantFrom('http://a.test/x?y=1', 'http://a.test/\\'),
    method: fc.constantFrom('GET', 'post'),
    scenario: fc.constantFrom('browse', 'buy', ''),
    check: fc.constantFrom('is 200', 'is fast'),
    group: fc.constantFrom('', '::main'),
    expected_response: fc.constantFrom('true', 'false'),
    __proto__x: fc.constant('y'),
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e25, noNaN: true }),
  fc.double({ min: 0, max: 1000, noNaN: true }),
  fc.constantFrom(0, 1, 0.1, 123.456789, 1e-7, 5e-324),
);
const time = fc
  .tuple(
    fc.constantFrom(
      '2026-03-02T08:15:0',
      '2026-03-02T23:59:5',
      '1969-12-31T23:59:5',
    ),
    fc.nat(9),
    fc.constantFrom('', '.1', '.12', '.123', '.123456789', '.999999'),
    fc.constantFrom('Z', '+01:00', '-03:30'),
  )
  .map(parts => parts.join(''));
const metric = fc.constantFrom(
  'http_reqs',
  'http_req_duration',
  'http_req_failed',
  'checks',
  'vus',
  'basket',
);
const line = fc
  .tuple(metric, time, value, tags, fc.nat(3))
  .map(([name, at, amount, given, shape]) => {
    const data = { time: at, value: amount, tags: given };
    switch (shape) {
      case 0:
        return JSON.stringify({ type: 'Point', data, metric: name });
      case 1:
        return JSON.stringify({
          metric: name,
          data: { tags: given, value: amount, time: at },
          type: 'Point',
        });
      case 2:
        return `{"metric": ${JSON.stringify(
          name,
        )}, "type": "Point", "data": {"time": "${at}", "value": ${amount}, "tags": ${JSON.stringify(
          given,
        ).replaceAll('","', '", "')}}}`;
      default:
        return JSON.stringify({ metric: name, type: 'Point', data });
    }
  });
const definition = fc.constantFrom(
  '{"type":"Metric","data":{"name":"basket","type":"gauge","contains":"default","thresholds":["value<5"],"submetrics":null},"metric":"basket"}',
  '{"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":["p(95)<500"],"submetrics":[{"name":"http_req_duration{expected_response:true}","suffix":"expected_response:true","tags":{"expected_response":"true"}}]},"metric":"http_req_duration"}',
);
const lines = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: line },
    { weight: 1, arbitrary: definition },
  ),
  { minLength: 1, maxLength: 12 },
);

/** What a mutation puts into a line: bytes that mean something to JSON. */
const pieces = fc.constantFrom(
  ...['"', '\\', '{', '}', ',', ':', '\n', '\r\n', ' ', '\t', '0', '-', '.'],
  ...['e9', '\\u00e9', '\\ud800', '\\x', '\0', '\ufeff', 'ü', '[1]', 'null'],
  ...['"tags":{},', '"value":2,', '"value":1e400,', '"type":"Point",', '{}'],
);
const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(3), pieces), {
  maxLength: 4,
});

function mutate(
  text: string,
  changes: readonly (readonly [number, number, string])[],
): Buffer {
  let bytes = Buffer.from(text);
  for (const [place, cut, piece] of changes) {
    const at = place % (bytes.length + 1);
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(piece),
      bytes.subarray(at + cut),
    ]);
  }
  return bytes;
}

describe('PointScanner', () => {
  it('gives what JSON.parse gives, for any lines and any change to them', async () => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        mutations,
        fc.boolean(),
        fc.integer({ min: 20, max: 5000 }),
        async (given, changes, crlf, size) => {
          const repeated = [...given, ...given];
          const content = mutate(repeated.join(crlf ? '\r\n' : '\n'), changes);
          expect(await outcomeOf(readSamples, content, true, size)).toEqual(
            await outcomeOf(readSamples, content, false),
          );
        },
      ),
      { numRuns: 250 },
    );
  });

  it('reads most lines of k6 by itself', async () => {
    const parse = jest.spyOn(JSON, 'parse');
    const text = `{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00.5Z","value":12.5,"tags":{"name":"login","method":"POST"}}}\n`;
    const run = await outcomeOf(
      readSamples,
      Buffer.from(text.repeat(1000)),
      true,
    );
    expect(run).toMatchObject({
      metrics: [{ stats: { count: 1000 } }, { stats: { count: 1000 } }],
    });
    // A chunk's last line may be cut, and is whole in a block of its own.
    expect(parse.mock.calls.length).toBe(0);
    parse.mockRestore();
  });

  it('gives the submetrics that the output defines figures of their own', async () => {
    const text = [
      '{"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":[],"submetrics":[{"name":"http_req_duration{status:200}","suffix":"status:200","tags":{"status":"200"}}]},"metric":"http_req_duration"}',
      '{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":10,"tags":{"status":"200"}}}',
      '{"metric":"http_req_duration","type":"Point","data":{"time":"2026-03-02T08:15:00Z","value":20,"tags":{"status":"500"}}}',
    ].join('\n');
    expect(await outcomeOf(readSamples, Buffer.from(text), true)).toMatchObject(
      {
        metrics: [
          { scope: {}, stats: { count: 2 } },
          { scope: { status: '200' }, stats: { count: 1, max: 10 } },
        ],
      },
    );
  });
});
