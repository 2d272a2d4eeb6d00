import { analyse, http, script } from './__testUtils__/analysing';

describe('thresholds without values', () => {
  it.each([
    [
      "{ 'http_req_duration{scenario:gone}': ['avg<9'] }",
      "there is no scenario 'gone'",
    ],
    [
      "{ 'http_req_duration{group:::gone}': ['avg<9'] }",
      "there is no group 'gone'",
    ],
    ["{ checks: ['rate>0.9'] }", 'calls check()'],
    ["{ ws_connecting: ['avg<9'] }", 'opens a WebSocket'],
    ["{ grpc_req_duration: ['avg<9'] }", 'makes a gRPC call'],
    ["{ browser_web_vital_lcp: ['avg<9'] }", 'opens a page'],
  ])('%s', async (thresholds, why) => {
    const file = await script(
      `${http} export const options = { thresholds: ${thresholds} }; export default () => http.get('http://x/');`,
    );
    expect(file.findings).toEqual([
      expect.objectContaining({
        rule: 'k6/unmeasured-threshold',
        severity: 'warning',
        message: expect.stringContaining(why),
      }),
    ]);
  });

  it('tells of none where a module was not there to be read', async () => {
    const files = await analyse({
      'load/test.js': `import { buy } from './made.js';
        export const options = { thresholds: { http_req_duration: ['avg<9'], checks: ['rate>0.9'] } };
        export default () => buy();
        import 'k6/http';`,
    });
    expect(files[0].findings.map(one => one.rule)).toEqual([
      'k6/missing-module',
    ]);
  });

  it.each([
    "{ 'http_req_duration{scenario:default}': ['avg<9'] }",
    "{ 'http_req_duration{name:any}': ['avg<9'] }",
    "{ iterations: ['count>1'] }",
  ])('%s has values', async thresholds => {
    const file = await script(
      `${http} export const options = { thresholds: ${thresholds} }; export default () => http.get('http://x/');`,
    );
    expect(file.findings).toEqual([]);
  });
});
