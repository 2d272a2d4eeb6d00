import { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { alternativesOf } from './alternatives';
import { Argument, dottedName, Expr, lastName } from './ast';
import { baseOf } from '../requestBase';
import { unpacked } from './called';
import { leadingName } from './leadingName';
import { sendingOf } from './senders';
import { Scope } from './scope';
import {
  asDocument,
  documentInUrl,
  documentsInBody,
  together,
} from '../graphql';
import { pathTemplate } from './template';
import { hole, isDict, isList, Value } from './value';
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
  written: Call,
  scope: Scope,
  clientOnly: boolean,
  isHere: (scope: Scope) => boolean = () => true,
): SentRequest[] {
  const { callee } = written;
  const args = unpacked(written.args, scope);
  const call = { ...written, args: [...args] };
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
      sentAs(call, url, text, method, sure, sending.client, here),
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
  url: Expr,
  text: unknown,
  method: unknown,
  sure: boolean,
  client: boolean,
  scope: Scope,
): SentRequest[] {
  if (typeof text !== 'string') {
    // `session.get(key)`, `app.get(name)`: no telling what is got.
    return client || sure ? sent(call, url, hole, method, scope) : [];
  }
  const looksLikeUrl =
    sure || text === '' || text.startsWith(hole) || text.includes('/');
  return looksLikeUrl ? sent(call, url, text, method, scope) : [];
}

function sent(
  call: Call,
  written: Expr,
  url: string,
  verb: unknown,
  scope: Scope,
): SentRequest[] {
  const derived = pathTemplate(url);
  const path = derived === '{}' ? groupName(call.args, scope) ?? '{}' : derived;
  const method =
    typeof verb === 'string' && /^[a-z]+$/i.test(verb)
      ? verb.toUpperCase()
      : '{}';
  const request: SentRequest = {
    method,
    path,
    resolved: path !== '{}' && method !== '{}',
    file: scope.module.path,
    line: scope.module.lineOf(call.from),
    ...(url.startsWith('/')
      ? scope.sentTo
      : baseOf(url, leadingName(written, scope))),
  };
  const documents = documentsOf(call, url, scope);
  return documents.length > 0
    ? documents.map(graphql => ({ ...request, graphql }))
    : [request];
}

/** The GraphQL documents that a call may send, one for each that is chosen. */
function documentsOf(call: Call, url: string, scope: Scope): string[] {
  const inUrl = documentInUrl(url);
  if (inUrl !== undefined) {
    return [inUrl];
  }
  const found = new Set<string>();
  const bodies = call.args.filter(
    ({ name, star }, at) =>
      star === '' &&
      (name === null
        ? at > 0
        : ['json', 'data', 'content', 'params', 'body'].includes(name)),
  );
  for (const { value: given } of bodies) {
    const body = encoded(given);
    for (const here of alternativesOf([body], scope)) {
      const document = documentIn(evaluate(body, here));
      if (document !== undefined) {
        found.add(document);
      }
    }
  }
  return [...found];
}

/** What `json.dumps(…)` encodes, else the expression itself. */
function encoded(body: Expr): Expr {
  const isDump =
    body.type === 'call' &&
    /^(?:dumps|encode)$/.test(lastName(body.callee) ?? '');
  const first = isDump ? body.args[0]?.value : undefined;
  return first ?? body;
}

function documentIn(body: Value | undefined): string | undefined {
  if (typeof body === 'string') {
    return documentsInBody(body);
  }
  if (isList(body)) {
    return together(
      body.items.slice(0, 50).flatMap(one => documentIn(one) ?? []),
    );
  }
  if (!isDict(body)) {
    return undefined;
  }
  const query = body.entries.get('query');
  const name = body.entries.get('operationName');
  return typeof query === 'string'
    ? asDocument(query, typeof name === 'string' ? name : undefined)
    : undefined;
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
    return sentAs(call, url, text, method, true, true, here);
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
        // `/rooms search by id`: a path has no blanks.
        text
          .replace(/\s.*$/s, '')
          .replace(
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
