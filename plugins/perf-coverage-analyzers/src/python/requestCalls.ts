import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { alternativesOf } from './alternatives';
import { Argument, dottedName, Expr, lastName } from './ast';
import { sendingOf } from './senders';
import { Scope } from './scope';
import { pathTemplate } from './template';
import { hole } from './value';
import { evaluate } from './values';

export type Call = Extract<Expr, { type: 'call' }>;

/** A request as one call sends it. */
export type SentRequest = Omit<SourceRequest, 'reachable' | 'via'>;

/**
 * The requests that one call sends; several where its path is one of a list.
 * `clientOnly` says that a `client` of this module sends HTTP and nothing else,
 * as in load scripts, so that a path needs no slash; `isHere` whether the call
 * is made where names have certain values.
 */
export function requestsOfCall(
  call: Call,
  scope: Scope,
  clientOnly: boolean,
  isHere: (scope: Scope) => boolean = () => true,
): SentRequest[] {
  const { callee, args } = call;
  if (/(^|\.)urlopen$/.test(dottedName(callee) ?? '')) {
    return opened(call, scope);
  }
  const sending = sendingOf(callee, scope);
  if (!sending) {
    return [];
  }
  const isRequest = sending.verb === 'request';
  const url = argument(args, isRequest ? 1 : 0, ['url', 'path']);
  const verb = isRequest ? argument(args, 0, ['method']) : sending.named;
  if (!url) {
    return [];
  }
  const varying = verb ? [url, verb] : [url];
  const sure = sending.sure || (clientOnly && sending.client);
  const ways = alternativesOf(varying, scope)
    .filter(isHere)
    .map(here => ({
      here,
      text: evaluate(url, here),
      method: verb ? evaluate(verb, here) : sending.verb,
    }));
  const texts = ways.map(way => way.text);
  return ways
    .filter(way => !isUnset(way.text, texts))
    .flatMap(({ here, text, method }) =>
      sentAs(call, text, method, sure, sending.client, here),
    );
}

/**
 * `pid = ""` before `/items/{pid}` is a name that has no value yet: nothing is
 * sent so, where the same segment is a value of the run as well.
 */
function isUnset(text: unknown, others: readonly unknown[]): boolean {
  if (typeof text !== 'string') {
    return false;
  }
  const segments = text.split('/');
  return others.some(other => {
    const filled = typeof other === 'string' ? other.split('/') : [];
    return (
      other !== text &&
      filled.length === segments.length &&
      segments.every(
        (segment, at) =>
          segment === filled[at] ||
          (filled[at] === hole && (segment === '' || segment === 'None')),
      )
    );
  });
}

function sentAs(
  call: Call,
  text: unknown,
  method: unknown,
  sure: boolean,
  client: boolean,
  scope: Scope,
): SentRequest[] {
  if (typeof text !== 'string') {
    // `session.get(key)`, `app.get(name)`: no telling what is got.
    return client || sure ? [sent(call, hole, method, scope)] : [];
  }
  const looksLikeUrl =
    sure || text === '' || text.startsWith(hole) || text.includes('/');
  return looksLikeUrl ? [sent(call, text, method, scope)] : [];
}

function sent(
  call: Call,
  url: string,
  verb: unknown,
  scope: Scope,
): SentRequest {
  const derived = pathTemplate(url);
  const path = derived === '{}' ? groupName(call.args, scope) ?? '{}' : derived;
  const method =
    typeof verb === 'string' && /^[a-z]+$/i.test(verb)
      ? verb.toUpperCase()
      : '{}';
  return {
    method,
    path,
    resolved: path !== '{}' && method !== '{}',
    file: scope.module.path,
    line: scope.module.lineOf(call.from),
  };
}

/** `urllib.request.urlopen(url, data)`, also of a `Request`. */
function opened(call: Call, scope: Scope): SentRequest[] {
  const first = call.args.find(arg => arg.name === null)?.value;
  const request =
    first?.type === 'call' && lastName(first.callee) === 'Request'
      ? first
      : undefined;
  const args = (request ?? call).args;
  const url = argument(args, 0, ['url']);
  if (!url) {
    return [];
  }
  const stated = args.find(arg => arg.name === 'method')?.value;
  const hasData = argument(args, 1, ['data']) !== undefined;
  return alternativesOf([url], scope).flatMap(here => {
    const text = evaluate(url, here);
    const method = stated
      ? evaluate(stated, here)
      : (hasData && 'post') || 'get';
    return sentAs(call, text, method, true, true, here);
  });
}

/**
 * The path that locust's `name="/rooms/[id]"` groups requests under: it speaks
 * for the path where the URL itself is not known.
 */
function groupName(args: readonly Argument[], scope: Scope): string | null {
  const name = args.find(arg => arg.name === 'name');
  const text = name && evaluate(name.value, scope);
  return typeof text === 'string' && text.startsWith('/')
    ? pathTemplate(
        text.replace(
          /\[[^\]/]{0,60}\]|\{[^}/]{0,60}\}|<[^>/]{0,60}>|(?<=\/):\w{1,60}/g,
          hole,
        ),
      )
    : null;
}

function argument(
  args: readonly Argument[],
  at: number,
  names: readonly string[],
): Expr | undefined {
  return (
    args.find(arg => arg.name !== null && names.includes(arg.name))?.value ??
    args.filter(arg => arg.name === null && arg.star === '')[at]?.value
  );
}
