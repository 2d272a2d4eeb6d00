import { dottedName, Expr, lastName } from './ast';
import { originOf } from './instances';
import { Scope, Written } from './scope';
import { evaluate } from './values';
import { wordsOf } from './words';

const verbs = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
]);

/** Words of names of what sends HTTP requests. */
const senderWords = new Set([
  'client',
  'session',
  'http',
  'httpx',
  'requests',
  'api',
  'api1',
  'browser',
  'conn',
  'connection',
  'app',
  'rest',
]);

/** What makes something that sends HTTP requests and little else. */
const makers = new Set([
  'TestClient',
  'AsyncTestClient',
  'APIClient',
  'AsyncClient',
  'ClientSession',
  'HttpSession',
  'FastHttpSession',
  'HTTPConnection',
  'HTTPSConnection',
  'PoolManager',
  'test_client',
  'aiohttp_client',
]);

/** What a callee sends by: its verb, and how surely it is HTTP. */
export interface Sending {
  /** `get`, or `request` where the verb is an argument; undefined where not known. */
  verb: string | undefined;
  /** What names the verb in `getattr(client, verb)`. */
  named?: Expr;
  /** Whether it can be nothing else than HTTP. */
  sure: boolean;
  /** Whether its name speaks of a client. */
  client: boolean;
}

/** How a callee sends a request, or undefined. */
export function sendingOf(callee: Expr, scope: Scope): Sending | undefined {
  const origin =
    callee.type === 'name' ? originOf({ expr: callee, scope }) : undefined;
  const { expr, scope: here } = origin ?? { expr: callee, scope };
  if (expr.type === 'name') {
    const binding = here.project.lookup(here.module, expr.name)?.binding;
    const verb = binding?.kind === 'imported' ? binding.name : '';
    return binding?.kind === 'imported' &&
      isHttpLibrary(binding.dotted) &&
      (verbs.has(verb) || verb === 'request')
      ? { verb, sure: true, client: true }
      : undefined;
  }
  if (
    expr.type === 'call' &&
    dottedName(expr.callee) === 'getattr' &&
    expr.args.length > 1
  ) {
    const verb = evaluate(expr.args[1].value, here);
    const name = typeof verb === 'string' ? verb.toLocaleLowerCase('en') : '';
    const by = senderOf({ expr: expr.args[0].value, scope: here });
    return by && (verb === undefined || verbs.has(name))
      ? {
          ...by,
          verb: verb === undefined ? undefined : name,
          named: origin ? undefined : expr.args[1].value,
        }
      : undefined;
  }
  if (expr.type !== 'attribute') {
    return undefined;
  }
  const { name, object } = expr;
  if ((name === 'rest' || name === 'rest_') && isSelf(object)) {
    return {
      verb: name === 'rest' ? 'request' : 'get',
      sure: true,
      client: true,
    };
  }
  if (!verbs.has(name) && name !== 'request' && name !== 'stream') {
    return undefined;
  }
  const by = senderOf({ expr: object, scope: here });
  return by && { ...by, verb: name === 'stream' ? 'request' : name };
}

function isHttpLibrary(dotted: string): boolean {
  return dotted === 'requests' || dotted === 'httpx' || dotted === 'grequests';
}

function isSelf(expr: Expr): boolean {
  return expr.type === 'name' && expr.name === 'self';
}

function senderOf(place: Written): Omit<Sending, 'verb' | 'named'> | undefined {
  const origin = originOf(place);
  const maker =
    origin.expr.type === 'call' ? lastName(origin.expr.callee) : undefined;
  if (maker && makers.has(maker)) {
    return { sure: true, client: true };
  }
  if (origin.expr.type === 'name') {
    const binding = origin.scope.project.lookup(
      origin.scope.module,
      origin.expr.name,
    )?.binding;
    if (binding?.kind === 'module' && isHttpLibrary(binding.dotted)) {
      return { sure: true, client: true };
    }
  }
  const words = [place.expr, origin.expr].flatMap(expr =>
    wordsOf(lastName(expr.type === 'call' ? expr.callee : expr) ?? ''),
  );
  return words.some(word => senderWords.has(word))
    ? {
        sure: /^(requests|httpx)(\.|$)/.test(dottedName(place.expr) ?? ''),
        client: words.some(word =>
          ['client', 'requests', 'httpx'].includes(word),
        ),
      }
    : undefined;
}
