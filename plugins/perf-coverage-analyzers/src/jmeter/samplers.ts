import { baseOf } from '../requestBase';
import type { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import { asDocument, documentInUrl, documentsInBody } from '../graphql';
import { inside, PlanElement, PlanProperty, textOf } from './plan';
import { pathTemplate } from './requestPaths';
import { Variables } from './variables';
import { enabledDefaults, isThreadGroup, upwards, Visit } from './visits';

/** Elements that send or do something: each is a sample in the results. */
export function isSampler({ type }: PlanElement): boolean {
  return (
    (/Sampler(?:Proxy|2_?|_)?$/.test(type) && type !== 'ParallelSampler') ||
    type === 'TestAction'
  );
}

/** Samplers over HTTP, of JMeter and of plugins, keep their settings alike. */
function isHttp(element: PlanElement): boolean {
  return (
    isSampler(element) &&
    ['path', 'method', 'domain'].some(name =>
      element.properties.has(`HTTPSampler.${name}`),
    )
  );
}

/**
 * A setting of a sampler: its own, else that of the nearest defaults (those
 * under the sampler, beside it, beside each element above it), of several at
 * one place the first. Empty counts as absent, as in TestElement.addProperty.
 */
function settingOf(visit: Visit, name: string): string {
  const own = textOf(visit.element, name);
  if (own !== '') return own;
  for (const element of enabledDefaults(visit.element.children)) {
    const value = textOf(element, name);
    if (value !== '') return value;
  }
  for (const { defaults } of upwards(visit)) {
    for (const element of defaults) {
      const value = textOf(element, name);
      if (value !== '') return value;
    }
  }
  return '';
}

/** The request of a sampler; null where it sends none over HTTP. */
export function requestOf(
  visit: Visit,
  variables: Variables,
): SourceRequest | null {
  const { element, plan } = visit;
  const place = {
    file: plan.path,
    line: element.line,
    via: transactionOf(visit, variables),
    reachable: isReachable(visit),
  };
  if (element.type === 'SoapSampler') {
    const written = textOf(element, 'SoapSampler.URL_DATA');
    const path = variables.evaluate(written);
    const template = pathTemplate({ path, written, domain: '' });
    return {
      ...place,
      method: 'POST',
      path: template,
      resolved: template !== '{}',
      ...baseOf(path, variableOf(written)),
    };
  }
  if (!isHttp(element)) return null;
  const protocol = variables.evaluate(settingOf(visit, 'HTTPSampler.protocol'));
  if (protocol.trim().toLowerCase() === 'file') return null;
  const written = settingOf(visit, 'HTTPSampler.path');
  const ownPath = variables.evaluate(written);
  const server = settingOf(visit, 'HTTPSampler.domain');
  const domain = variables.evaluate(server);
  const path = pathTemplate({ path: ownPath, written, domain });
  const method = methodOf(
    variables.evaluate(settingOf(visit, 'HTTPSampler.method')),
  );
  const graphql = documentOf(element, variables) ?? documentInUrl(written);
  const port = variables.evaluate(settingOf(visit, 'HTTPSampler.port'));
  return {
    ...place,
    method,
    path,
    resolved: path !== '{}' && method !== '{}',
    ...(isWholeUrl(ownPath)
      ? baseOf(ownPath, variableOf(written))
      : baseOf(serverUrl(domain, port, protocol), variableOf(server))),
    ...(graphql === undefined ? {} : { graphql }),
  };
}

/**
 * The GraphQL document in a body that is written out, which the sampler for
 * GraphQL makes as well, or in an argument `query`.
 */
function documentOf(
  element: PlanElement,
  variables: Variables,
): string | undefined {
  const args = argumentsOf(
    inside(
      element.properties.get('HTTPsampler.Arguments'),
      'Arguments.arguments',
    ),
  );
  if (textOf(element, 'HTTPSampler.postBodyRaw') === 'true') {
    const body = args.map(one => variables.evaluate(one.value)).join('');
    return documentsInBody(body);
  }
  const query = args.find(one => one.name === 'query');
  return query && asDocument(variables.evaluate(query.value));
}

/** A path that is a URL of its own, or begins with what is not known. */
function isWholeUrl(path: string): boolean {
  return /^\s*(?:\0|[a-z][a-z0-9+.-]{0,20}:\/\/)/i.test(path);
}

function serverUrl(domain: string, port: string, protocol: string): string {
  const name = domain.trim();
  if (name === '' || isWholeUrl(name)) return name;
  const known = /^[a-z]{1,20}$/i.test(protocol.trim());
  const host = /^\d{1,5}$/.test(port.trim()) ? `${name}:${port.trim()}` : name;
  return `${known ? protocol.trim() : 'http'}://${host}`;
}

/** `${host_v2}` and `${__P(host.v2,localhost)}` → the name of the variable or property. */
function variableOf(written: string): string | null {
  const start =
    /^\s*(?:https?:\/\/)?\$\{\s*(?:__\w{1,40}\(\s*)?([\w.-]{1,100})/i.exec(
      written,
    );
  return start?.[1] ?? null;
}

/** GET where none is given; `{}` where it is not known. */
function methodOf(written: string): string {
  const method = written.trim().toUpperCase();
  if (method === '') return 'GET';
  return /^[A-Z-]{1,20}$/.test(method) ? method : '{}';
}

/** The transaction to which a sample belongs. */
function transactionOf(visit: Visit, variables: Variables): string | null {
  for (const { element } of upwards(visit.parent)) {
    if (element.type === 'TransactionController') {
      return labelOf(element, variables);
    }
  }
  return null;
}

/**
 * Whether a run can come here: through a thread group, and past no controller
 * that is written never to go on.
 */
function isReachable(visit: Visit): boolean {
  let grouped = false;
  for (const { element } of upwards(visit.parent)) {
    if (isThreadGroup(element)) {
      grouped = true;
      if (textOf(element, 'ThreadGroup.num_threads').trim() === '0')
        return false;
    }
    if (neverRuns(element)) return false;
  }
  return grouped;
}

function neverRuns(element: PlanElement): boolean {
  switch (element.type) {
    case 'LoopController':
      return textOf(element, 'LoopController.loops').trim() === '0';
    case 'IfController':
      return textOf(element, 'IfController.condition').trim() === 'false';
    default:
      return false;
  }
}

/** The label of an element with its variables, as in the results. */
export function labelOf(element: PlanElement, variables: Variables): string {
  return variables.evaluate(element.name).replace(/\0+/g, '{}');
}

/** Name and value pairs of an `Arguments` property. */
export function argumentsOf(
  list: PlanProperty | undefined,
): { name: string; value: string; line: number }[] {
  return (list?.properties ?? []).map(one => ({
    name: inside(one, 'Argument.name')?.text ?? one.name,
    value: inside(one, 'Argument.value')?.text ?? '',
    line: one.line,
  }));
}
