import { Finding, InventoryTest } from 'backstage-plugin-perf-coverage-common';
import { benchmarkFinding, benchmarkTest, times } from '../benchmarks';
import { endOf, reads, Token } from '../clike';
import { Attribute, readAttributes, valuesOf } from './attributes';

/** A method with `[Benchmark]`. */
interface BenchmarkMethod {
  name: string;
  line: number;
  async: boolean;
  baseline: boolean;
  /** Cases that its own arguments make; null where unknown. */
  cases: number | null;
}

export interface CsharpClass {
  name: string;
  /** Names of what it inherits from, without namespaces and type arguments. */
  bases: string[];
  methods: BenchmarkMethod[];
  /** Product of its own parameters; null where one is unknown. */
  parameters: number | null;
  findings: Finding[];
}

const modifiers = new Set(
  'public private protected internal static virtual override abstract sealed async unsafe new readonly'.split(
    ' ',
  ),
);
const maxInheritance = 20;
const kinds = new Set(['class', 'struct', 'record']);

/** Cases that a class's parameters make for each of its benchmarks, inherited ones included. */
export function casesOf(
  one: CsharpClass,
  byName: ReadonlyMap<string, CsharpClass>,
): number | null {
  const seen = new Set<CsharpClass>();
  let cases: number | null = 1;
  const open = [one];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next) || seen.size >= maxInheritance) continue;
    seen.add(next);
    cases = times(cases, next.parameters);
    for (const base of next.bases) {
      const known = byName.get(base);
      if (known) open.push(known);
    }
  }
  return cases;
}

/** The benchmarks of a class as tests of the inventory. */
export function testsOf(
  one: CsharpClass,
  classCases: number | null,
): InventoryTest[] {
  return one.methods.map(method =>
    benchmarkTest({
      name: method.name,
      suite: one.name,
      line: method.line,
      cases: times(method.cases, classCases),
      async: method.async,
      markers: method.baseline ? ['baseline'] : [],
    }),
  );
}

/** All classes of a source, nested ones too, with their benchmarks. */
export function readClasses(tokens: readonly Token[]): CsharpClass[] {
  const classes: CsharpClass[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const name = tokens[at + 1];
    if (
      tokens[at].kind !== 'word' ||
      !kinds.has(tokens[at].text) ||
      name?.kind !== 'word' ||
      // `where T : class` and `record struct`.
      kinds.has(name.text)
    ) {
      continue;
    }
    const body = bodyOf(tokens, at + 2);
    if (body === null) continue;
    classes.push(
      readClass(tokens, {
        name: name.text,
        bases: basesOf(tokens, at + 2, body),
        attributes: attributesBefore(tokens, at),
        body,
      }),
    );
  }
  return classes;
}

/** The `{` of a class; null where it has none, as a record's or a constraint. */
function bodyOf(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < tokens.length; at += 1) {
    const { text, kind, close } = tokens[at];
    if (kind === 'sign' && text === '{') return at;
    if (kind === 'sign' && (text === ';' || text === '}' || text === ')')) {
      return null;
    }
    if (close >= 0) at = close;
  }
  return null;
}

function basesOf(
  tokens: readonly Token[],
  from: number,
  body: number,
): string[] {
  const bases: string[] = [];
  let angles = 0;
  let inList = false;
  for (let at = from; at < body; at += 1) {
    const { text, kind } = tokens[at];
    if (text === '<') angles += 1;
    else if (text === '>') angles -= 1;
    else if (text === '>>') angles -= 2;
    else if (angles === 0 && text === ':') inList = true;
    else if (angles === 0 && text === 'where') break;
    else if (angles === 0 && inList && kind === 'word') {
      if (reads(tokens, at - 1, '.')) bases.pop();
      bases.push(text);
    }
  }
  return bases;
}

/** The attributes in front of a declaration, over modifiers such as `public sealed`. */
function attributesBefore(
  tokens: readonly Token[],
  declaration: number,
): Attribute[] {
  const opens: number[] = [];
  let at = declaration - 1;
  while (at >= 0 && tokens[at].kind === 'word') at -= 1;
  while (at >= 0 && reads(tokens, at, ']')) {
    let open = at - 1;
    while (open >= 0 && tokens[open].close !== at) open -= 1;
    if (open < 0) break;
    opens.push(open);
    at = open - 1;
  }
  return opens.flatMap(open => readAttributes(tokens, open));
}

function readClass(
  tokens: readonly Token[],
  head: {
    name: string;
    bases: string[];
    attributes: Attribute[];
    body: number;
  },
): CsharpClass {
  const generic = head.attributes.filter(
    ({ name }) => name === 'GenericTypeArguments',
  ).length;
  const one: CsharpClass = {
    name: head.name,
    bases: head.bases,
    methods: [],
    parameters: Math.max(1, generic),
    findings: [],
  };
  const end = endOf(tokens, head.body);
  let attributes: Attribute[] = [];
  for (let at = head.body + 1; at < end; at += 1) {
    if (reads(tokens, at, '[') && startsMember(tokens[at - 1])) {
      attributes.push(...readAttributes(tokens, at));
      at = endOf(tokens, at);
      continue;
    }
    if (attributes.length > 0) {
      readMember(tokens, at, attributes, one);
      attributes = [];
    }
    // Members of members are not the class's own.
    if (tokens[at].close >= 0) at = tokens[at].close;
  }
  return one;
}

/** An attribute stands where a member may start, an index behind a name. */
function startsMember(before: Token): boolean {
  return before.kind === 'sign' && /^[{};\]]$/.test(before.text);
}

function readMember(
  tokens: readonly Token[],
  start: number,
  attributes: readonly Attribute[],
  one: CsharpClass,
): void {
  for (const attribute of attributes) {
    if (attribute.name === 'Params') {
      one.parameters = times(one.parameters, valuesOf(tokens, attribute));
    } else if (attribute.name === 'ParamsAllValues') {
      // The two of a bool; those of an enum may stand anywhere.
      const isBool = memberWords(tokens, start).includes('bool');
      one.parameters = times(one.parameters, isBool ? 2 : null);
    } else if (attribute.name === 'ParamsSource') {
      one.parameters = null;
    }
  }
  const benchmark = attributes.find(({ name }) => name === 'Benchmark');
  const open = benchmark ? parametersOf(tokens, start) : null;
  if (!benchmark || open === null) return;
  const name = nameBefore(tokens, open);
  if (!name) return;
  const given = attributes.filter(
    ({ name: own }) => own === 'Arguments',
  ).length;
  const computed = attributes.some(
    ({ name: own }) => own === 'ArgumentsSource',
  );
  const baseline = benchmark.named.get('Baseline');
  one.methods.push({
    name: name.text,
    line: name.line,
    async: memberWords(tokens, start).includes('async'),
    baseline: baseline !== undefined && tokens[baseline.from].text === 'true',
    cases: computed ? null : Math.max(1, given),
  });
  const body = endOf(tokens, open) + 1;
  if (reads(tokens, body, '{', '}')) {
    one.findings.push(
      benchmarkFinding('benchmark-empty', name.line, name.text),
    );
  }
}

/** Words of a declaration up to what sets its body or value off. */
function memberWords(tokens: readonly Token[], start: number): string[] {
  const words: string[] = [];
  for (let at = start; at < tokens.length; at += 1) {
    const { kind, text } = tokens[at];
    if (kind === 'sign' && /^(?:[{;(=]|=>)$/.test(text)) break;
    if (kind === 'word') words.push(text);
  }
  return words;
}

/** The `(` of a method's parameters; null for fields and properties. */
function parametersOf(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    const { kind, text } = tokens[at];
    if (kind !== 'sign') continue;
    if (text === '(') {
      // A tuple as return type stands before the name.
      const before = tokens[at - 1];
      const named = before.kind === 'word' && !modifiers.has(before.text);
      if (named && at > start) return at;
      if (reads(tokens, at - 1, '>')) return at;
      at = endOf(tokens, at);
    } else if (/^(?:[{};=]|=>)$/.test(text)) {
      return null;
    }
  }
  return null;
}

/** The method's name, before type parameters. */
function nameBefore(tokens: readonly Token[], open: number): Token | undefined {
  let at = open - 1;
  let angles = 0;
  while (at > 0 && (angles > 0 || tokens[at].text === '>')) {
    if (tokens[at].text === '>') angles += 1;
    if (tokens[at].text === '<') angles -= 1;
    at -= 1;
  }
  return tokens[at]?.kind === 'word' ? tokens[at] : undefined;
}
