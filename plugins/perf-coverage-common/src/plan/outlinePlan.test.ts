import { assess, defaultPolicy } from '../coverage';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRequest,
  now,
} from '../coverage/testing';
import { ApiOperations } from '../vocabulary';
import { addSla, outlinePlan, parsePlan } from '.';

const orders = anApi(['GET /orders', 'POST /orders/{id}']);
const people = anApi(['GET /people'], { api: 'api:default/people' });

describe('the plan that says what the policy asks', () => {
  it.each<[string, ApiOperations[]]>([
    ['without APIs', []],
    ['with one API', [orders]],
    ['with two', [orders, people]],
  ])('%s', (_name, apis) => {
    const inputs = anAssessed({
      apis,
      inventory: anInventory(
        aFile('load/peak.js', {
          requests: [aRequest('load/peak.js', 'GET /orders')],
        }),
      ),
      runs: [aK6Run('r', 1, 'peak', {})],
    });
    const derived = assess(inputs, defaultPolicy, now);
    const text = outlinePlan('component:default/shop', derived);
    const { plan, problems } = parsePlan(text, 'p');
    expect(problems).toEqual([]);
    const planned = assess(
      { ...inputs, plan: { file: 'p', plan: plan! } },
      defaultPolicy,
      now,
    );
    const gist = ({ capabilities, gaps, totals }: typeof derived) => ({
      totals: { ...totals, effort: null },
      gaps: gaps.map(({ id }) => id).sort(),
      capabilities: capabilities.map(({ name, title, met, applicable }) => ({
        name,
        title,
        met,
        applicable,
      })),
    });
    expect(gist(planned)).toEqual(gist(derived));
    const [{ name }] = derived.capabilities;
    const agreed = {
      name: 'x',
      metric: 'duration',
      stat: 'p95',
      threshold: '< 1s',
    };
    expect(addSla(text, name, agreed)).toContain('< 1s');
  });
});
