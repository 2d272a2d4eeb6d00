import {
  alternatives,
  CallSite,
  concat,
  hrefOf,
  Interpreter,
  itemsOf,
  text,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { Recorder } from './recorder';

/** What the modules of k6 need of the reading that uses them. */
export interface ModuleContext {
  run(): Interpreter;
  recorder: Recorder;
}

/** Functions of `k6/http` that send a request, with its method. */
export const httpMethods: [string, string][] = [
  ['get', 'GET'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['del', 'DELETE'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
];

/** Records a request; what comes back is unknown. */
export function send(
  { run, recorder }: ModuleContext,
  method: Value,
  url: Value,
  site: CallSite,
  body?: Value,
): Value {
  const protocol = textOf(method);
  if (protocol !== 'WS' && protocol !== 'GRPC') recorder.protocols.add('http');
  recorder.request(run(), method, url, site.place, body);
  return unknown;
}

/** A path below the base URL of a session; an address with a host is taken as it is. */
export function below(base: Value, url: Value): Value {
  const first = url.t === 'string' ? url.parts[0] : undefined;
  return first && 'text' in first && /^https?:/.test(first.text)
    ? url
    : concat([base, url]);
}

/** `http.batch`: a list or an object of URLs, lists and objects. */
export function batch(
  context: ModuleContext,
  list: Value,
  site: CallSite,
  base: Value = text(''),
): void {
  for (const one of alternatives(list)) {
    const { items, open } =
      one.t === 'object'
        ? { items: [...one.props.values()], open: one.open }
        : itemsOf(one);
    for (const item of items) {
      for (const entry of alternatives(item))
        batchEntry(context, entry, site, base);
    }
    if (open && items.length === 0) blindEntry(context, site);
  }
}

/** Something of which nothing is known; nothing new where the same call sends what is. */
function blindEntry(context: ModuleContext, site: CallSite): void {
  if (site.node && context.recorder.batches.has(site.node)) return;
  send(context, unknown, unknown, site);
}

function batchEntry(
  context: ModuleContext,
  entry: Value,
  site: CallSite,
  base: Value,
): void {
  const { batches } = context.recorder;
  if (site.node && ['string', 'array', 'object'].includes(entry.t)) {
    batches.add(site.node);
  }
  if (entry.t === 'string') {
    send(context, text('GET'), below(base, entry), site);
  } else if (entry.t === 'array') {
    const [method, url, body] = entry.items;
    send(context, method ?? unknown, below(base, url ?? unknown), site, body);
  } else if (entry.t === 'object') {
    const url = below(base, hrefOf(entry) ?? unknown);
    const method = entry.props.get('method') ?? text('GET');
    send(context, method, url, site, entry.props.get('body'));
  } else {
    blindEntry(context, site);
  }
}
