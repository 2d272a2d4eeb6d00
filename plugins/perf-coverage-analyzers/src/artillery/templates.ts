import { Settings, settingsOf } from './script';

/** Stands in a text for what only a run can tell. */
export const hole = '\0';

/** Texts that one template may stand for. */
const maxAlternatives = 50;

/** What `{{ name }}` may be: several values where each user gets one of them. */
export type Variables = ReadonlyMap<string, readonly string[]>;

/**
 * The variables of a script whose values are known before it runs. Of a list
 * each user takes one at random: a list of paths is kept, of others a value
 * says nothing.
 */
export function variablesOf(config: Settings): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const [name, value] of settingsOf(config.get('variables'))) {
    const values = knownValues(value);
    if (values) known.set(name, values);
  }
  return known;
}

/** A scalar, or a list of paths; undefined for anything else. */
export function knownValues(value: unknown): readonly string[] | undefined {
  const isScalar = (one: unknown) =>
    typeof one === 'string' || typeof one === 'number';
  if (isScalar(value)) return [String(value)];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= maxAlternatives &&
    value.every(one => typeof one === 'string' && one.includes('/'))
  ) {
    return value.map(String);
  }
  return undefined;
}

/**
 * The texts that a template stands for, with holes for what is not known:
 * `{{ name }}` is a variable, `{{ $env.NAME }}` and functions such as
 * `{{ $uuid() }}` are only known in a run.
 */
export function fillTemplate(template: string, variables: Variables): string[] {
  let texts = [''];
  let at = 0;
  const append = (values: readonly string[]) => {
    if (texts.length * values.length > maxAlternatives) {
      texts = texts.map(text => text + hole);
    } else {
      texts = texts.flatMap(text => values.map(value => text + value));
    }
  };
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    if (open < 0) break;
    const close = template.indexOf('}}', open);
    append([template.slice(at, open)]);
    const name = template
      .slice(open + 2, close < 0 ? undefined : close)
      .replace(/[{}]/g, '')
      .trim();
    const values = variables.get(name) ?? [hole];
    // A variable may hold a template itself; what it names is not looked up.
    append(values.map(value => value.replace(/\{\{[^{}]*\}\}/g, hole)));
    at = close < 0 ? template.length : close + 2;
    if (template[at] === '}') at += 1;
  }
  append([template.slice(at)]);
  return texts;
}

/** The name of the variable that a text begins with: `{{ $processEnvironment.HOST_V2 }}`. */
export function templateName(template: string): string | null {
  const start =
    /^(?:https?:\/\/)?\{\{\s{0,10}(?:\$(?:processEnvironment|env|environment)\.)?([\w.-]{1,100})\s{0,10}\}\}/i.exec(
      template.trim(),
    );
  return start?.[1] ?? null;
}
