import {
  alternatives,
  call,
  NativeValue,
  native,
  object,
  templateKeyOf,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { ModuleContext } from './moduleContext';

/** Assertions of Chai that are made by naming them. */
const properties: ReadonlySet<string> = new Set([
  'empty',
  'exist',
  'exists',
  'extensible',
  'false',
  'finite',
  'frozen',
  'NaN',
  'null',
  'ok',
  'sealed',
  'true',
  'undefined',
]);

/** Words between two assertions. */
const links: ReadonlySet<string> = new Set(['and', 'that', 'which', 'with']);

const maxChain = 20;

/**
 * `describe` and `expect` of https://jslib.k6.io/k6chaijs: a group, and a check
 * for each assertion. A check is called by the sentence that the assertion
 * makes, with `{}` for what only a run knows.
 */
export function chaiModule(context: ModuleContext): Value {
  const expect = native('expect', ([, label]) =>
    chain(context, ['expected', (label && textOf(label)) ?? '{}']),
  );
  const describe = native('describe', ([name, body], site) => {
    groupNamed(context, name);
    if (body) call(context.run(), body, [], site);
    // Whether all of it held.
    return unknown;
  });
  const chai = object(
    [
      ['expect', expect],
      ['config', object([], true)],
    ],
    true,
  );
  return object(
    [
      ['default', chai],
      ['describe', describe],
      ['expect', expect],
    ],
    true,
  );
}

/** Keeps the name of a group, as `group` of k6 does. */
export function groupNamed(
  { recorder }: ModuleContext,
  name: Value | undefined,
): void {
  const known = name && textOf(name);
  if (known === undefined) recorder.unnamedGroup = true;
  else recorder.groups.add(known);
}

/** `.to.be.above(3)`: each word leads to the next, a call or some words assert. */
function chain(context: ModuleContext, words: string[]): NativeValue {
  const told = (more: string[]) => {
    context.recorder.checks.add([...words, ...more].join(' '));
  };
  const made = native('expect', ([wanted]) => {
    told(wanted ? [written(wanted)] : []);
    return chain(context, words.slice(0, 2));
  });
  made.member = name => {
    if (words.length > maxChain) return undefined;
    if (properties.has(name)) told([name]);
    return chain(context, links.has(name) ? words : [...words, name]);
  };
  return made;
}

function written(value: Value): string {
  const [one, other] = alternatives(value);
  if (other || one.t === 'unknown') return '{}';
  if (one.t === 'constant') return String(one.value);
  const known = templateKeyOf(one);
  return known === undefined ? '{}' : `'${known}'`;
}
