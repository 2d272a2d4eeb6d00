import { hole } from './functions';

/** Scripts longer than this are no scripts of people. */
const maxScript = 200_000;
const maxStatements = 5_000;
const maxLength = 2_000;
/** `new String(new String(…))` deeper than this is nobody's. */
const maxCopies = 3;

/** A variable that a script sets, with `${…}` and holes for what is not written there. */
export interface SetVariable {
  name: string;
  /** Null where nothing of the value is written in the script. */
  value: string | null;
}

/**
 * What a BeanShell, Groovy or JavaScript script puts into JMeter's variables,
 * read from top to bottom whatever its conditions: texts, names that were
 * assigned such, and sums of them. Anything else is a hole.
 */
export function setVariables(script: string): SetVariable[] {
  if (script.length > maxScript || !/vars\s{0,5}\.\s{0,5}put/.test(script)) {
    return [];
  }
  const known = new Map<string, string>();
  const set: SetVariable[] = [];
  for (const statement of statementsOf(script)) {
    const put =
      /^vars\s{0,5}\.\s{0,5}put(Object)?\s{0,5}\(\s{0,5}["']([^"']{1,100})["']\s{0,5},/.exec(
        statement,
      );
    if (put) {
      const argument = statement.slice(put[0].length).replace(/\)\s*$/, '');
      const value = put[1] ? hole : valueOf(argument, known);
      const isUnknown = value.replaceAll(hole, '') === '' && value !== '';
      set.push({ name: put[2], value: isUnknown ? null : value });
      continue;
    }
    const assigned =
      /^(?:final\s{1,5})?(?:(?:def|var|let|const|String)\s{1,5})?([A-Za-z_]\w{0,80})\s{0,5}(\+?=)(?!=)/.exec(
        statement,
      );
    if (assigned) {
      const [text, name, operator] = assigned;
      const before = operator === '+=' ? known.get(name) ?? hole : '';
      const value = before + valueOf(statement.slice(text.length), known);
      known.set(name, value.length > maxLength ? hole : value);
    }
  }
  return set;
}

/** Statements without comments: what ends at `;`, a line's end, `{` or `}`. */
function statementsOf(script: string): string[] {
  const statements: string[] = [];
  let current = '';
  let quote = '';
  let depth = 0;
  const end = () => {
    const statement = current.trim();
    if (statement !== '' && statements.length < maxStatements) {
      statements.push(statement);
    }
    current = '';
    depth = 0;
  };
  for (let at = 0; at < script.length; at += 1) {
    const char = script[at];
    if (quote !== '') {
      current += char;
      if (char === '\\') current += script[(at += 1)] ?? '';
      else if (char === quote || char === '\n') quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
      current += char;
    } else if (script.startsWith('//', at)) {
      const stop = script.indexOf('\n', at);
      at = (stop < 0 ? script.length : stop) - 1;
    } else if (script.startsWith('/*', at)) {
      const stop = script.indexOf('*/', at + 2);
      at = stop < 0 ? script.length : stop + 1;
    } else if (';{}'.includes(char) && script[at - 1] !== '$') {
      end();
    } else if (char === '\n' && depth <= 0) {
      end();
    } else {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      current += char;
    }
  }
  end();
  return statements;
}

/** The text of a sum of texts and names. */
function valueOf(
  expression: string,
  known: ReadonlyMap<string, string>,
  depth = 0,
): string {
  const value = termsOf(expression)
    .map(term => termValue(term.trim(), known, depth))
    .join('');
  return value.length > maxLength ? hole : value;
}

function termsOf(expression: string): string[] {
  const terms: string[] = [];
  let current = '';
  let quote = '';
  let depth = 0;
  for (let at = 0; at < expression.length; at += 1) {
    const char = expression[at];
    if (quote !== '') {
      if (char === quote) quote = '';
      current += char;
      if (char === '\\') current += expression[(at += 1)] ?? '';
      continue;
    }
    if (char === '"' || char === "'") quote = char;
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (char === '+' && depth === 0) {
      terms.push(current);
      current = '';
    } else {
      current += char;
    }
  }
  return [...terms, current];
}

function termValue(
  term: string,
  known: ReadonlyMap<string, string>,
  depth: number,
): string {
  const literal = /^(["'])((?:[^"'\\]|\\.){0,2000})\1$/.exec(term);
  if (literal) {
    return literal[2]
      .replace(/\\(.)/g, '$1')
      .replace(
        /\$\{(\w{1,80})\}/g,
        (whole, name: string) => known.get(name) ?? whole,
      );
  }
  // `new String(x)` is how BeanShell scripts hand on a text; `x` is a term again.
  const copied =
    /^(?:new\s{1,5}String|String\s{0,5}\.\s{0,5}valueOf)\s{0,5}\((.{1,2000})\)$/s.exec(
      term,
    );
  if (copied)
    return depth < maxCopies ? valueOf(copied[1], known, depth + 1) : hole;
  const name = /^([A-Za-z_]\w{0,80})(?:\.(?:toString|trim)\(\))?$/.exec(term);
  if (name) return known.get(name[1]) ?? hole;
  const variable =
    /^vars\s{0,5}\.\s{0,5}get\(\s{0,5}["']([^"'$\\}]{1,100})["']\s{0,5}\)$/.exec(
      term,
    );
  if (variable) return `\${${variable[1]}}`;
  const property =
    /^props\s{0,5}\.\s{0,5}get\(\s{0,5}["']([^"'$\\,)}]{1,100})["']\s{0,5}\)$/.exec(
      term,
    );
  return property ? `\${__P(${property[1]})}` : hole;
}
