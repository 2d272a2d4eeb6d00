/** A value of a configuration; null where it can't be known. */
export type ConfigValue = string | null | ConfigValue[] | ConfigObject;
export type ConfigObject = Map<string, ConfigValue>;

/** A value while the document is read: what it refers to may stand further down. */
type Raw = string | null | Raw[] | RawObject | Substitution;
type RawObject = Map<string, Raw>;

/** `${path}` and `${?path}`, with what stands beside it. */
class Substitution {
  /** What the key meant before; an optional path that leads nowhere leaves it. */
  before: Raw | undefined;
  busy = false;

  constructor(readonly parts: SubstitutionPart[]) {}
}

type SubstitutionPart =
  | string
  | RawObject
  | Raw[]
  | { path: string; optional: boolean };

const maxDepth = 50;
const maxLength = 1024 * 1024;
const maxIncludes = 20;
/** Texts that substitutions put together may be this long. */
const maxText = 10_000;
/** Entries that merged objects may have altogether. */
const maxMerged = 200_000;

/** The value of a dotted path. */
export function configAt(
  config: ConfigObject,
  path: string,
): ConfigValue | undefined {
  let value: ConfigValue | undefined = config;
  for (const key of path.split('.')) {
    value = value instanceof Map ? value.get(key) : undefined;
  }
  return value;
}

/** Gives the text of an included file, if it is known. */
export type IncludeReader = (name: string) => string | undefined;

class HoconReader {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly include: IncludeReader,
    private readonly includes: { left: number },
  ) {}

  document(): RawObject {
    this.blank();
    if (this.source[this.at] === '{') this.at += 1;
    return this.members(0);
  }

  private members(depth: number): RawObject {
    const made: RawObject = new Map();
    for (;;) {
      this.blank(',');
      const char = this.source[this.at];
      if (char === undefined) return made;
      if (char === '}') {
        this.at += 1;
        return made;
      }
      const before = this.at;
      const included = this.included();
      if (included) {
        for (const [key, value] of included) put(made, [key], value);
        continue;
      }
      const key = this.key();
      this.blank();
      const adds = this.source.startsWith('+=', this.at);
      if (adds) this.at += 2;
      else if (/[:=]/.test(this.source[this.at] ?? '')) this.at += 1;
      if (key.length > 0) put(made, key, this.value(depth + 1), adds);
      if (this.at === before) this.at += 1;
    }
  }

  /** `include "name"`, `include required(file("name"))` */
  private included(): RawObject | null {
    const rest = this.source.slice(this.at, this.at + 600);
    const found =
      /^include\s{1,9}(?:required\(\s{0,9})?(?:file\(|classpath\(|url\()?\s{0,9}"([^"\n]{1,500})"[\s)]{0,9}/.exec(
        rest,
      );
    if (!found) return null;
    this.at += found[0].length;
    const text = this.includes.left > 0 ? this.include(found[1]) : undefined;
    this.includes.left -= 1;
    return text === undefined
      ? new Map()
      : new HoconReader(
          text.slice(0, maxLength),
          this.include,
          this.includes,
        ).document();
  }

  private key(): string[] {
    const words: string[] = [];
    let word = '';
    while (this.at < this.source.length) {
      const char = this.source[this.at];
      if (char === '"') {
        word += this.quoted();
      } else if (char === '.') {
        words.push(word.trim());
        word = '';
        this.at += 1;
      } else if (/[:={}[\],\n#]/.test(char) || this.isComment()) {
        break;
      } else if (this.source.startsWith('+=', this.at)) {
        break;
      } else {
        word += char;
        this.at += 1;
      }
    }
    words.push(word.trim());
    return words.filter(one => one !== '');
  }

  private value(depth: number): Raw {
    this.blank();
    const char = this.source[this.at];
    if (depth > maxDepth) {
      this.at += 1;
      return null;
    }
    if (char === '{') {
      this.at += 1;
      return this.members(depth);
    }
    if (char === '[') {
      this.at += 1;
      return this.items(depth);
    }
    return this.text(depth);
  }

  private items(depth: number): Raw[] {
    const found: Raw[] = [];
    for (;;) {
      this.blank(',');
      const char = this.source[this.at];
      if (char === undefined) return found;
      if (char === ']') {
        this.at += 1;
        return found;
      }
      const before = this.at;
      found.push(this.value(depth + 1));
      if (this.at === before) this.at += 1;
    }
  }

  /** Text up to the end of the line, the list or the object. */
  private text(depth: number): Raw {
    const parts: SubstitutionPart[] = [];
    let found = '';
    let isQuoted = false;
    while (this.at < this.source.length) {
      const char = this.source[this.at];
      if (char === '"') {
        found += this.quoted();
        isQuoted = true;
      } else if (this.source.startsWith('${', this.at)) {
        if (found !== '') parts.push(found);
        found = '';
        parts.push(this.reference());
      } else if (/[{[]/.test(char) && parts.length > 0 && !found.trim()) {
        found = '';
        this.at += 1;
        parts.push(
          char === '{' ? this.members(depth + 1) : this.items(depth + 1),
        );
      } else if (/[,}\]\n#]/.test(char) || this.isComment()) {
        break;
      } else {
        found += char;
        this.at += 1;
      }
    }
    const last = isQuoted ? found.trimEnd() : found.trim();
    if (parts.length === 0) return last;
    if (found.trim() !== '') parts.push(found.trimEnd());
    return new Substitution(parts);
  }

  private reference(): { path: string; optional: boolean } {
    const end = this.source.indexOf('}', this.at);
    const stop = end < 0 ? this.source.length : end;
    const written = this.source.slice(this.at + 2, stop);
    this.at = stop + 1;
    const optional = written.startsWith('?');
    const path = (optional ? written.slice(1) : written)
      .trim()
      .replaceAll('"', '');
    return { path, optional };
  }

  private quoted(): string {
    const { source } = this;
    const triple = source.startsWith('"""', this.at);
    const mark = triple ? '"""' : '"';
    let end = this.at + mark.length;
    while (end < source.length && !source.startsWith(mark, end)) {
      end += source[end] === '\\' && !triple ? 2 : 1;
    }
    const found = source.slice(this.at + mark.length, end);
    this.at = end + mark.length;
    return triple ? found : found.replace(/\\(.)/g, '$1');
  }

  private isComment(): boolean {
    return (
      this.source[this.at] === '#' || this.source.startsWith('//', this.at)
    );
  }

  private blank(more = ''): void {
    while (this.at < this.source.length) {
      const char = this.source[this.at];
      if (/\s/.test(char) || (more && char === more)) {
        this.at += 1;
      } else if (this.isComment()) {
        const end = this.source.indexOf('\n', this.at);
        this.at = end < 0 ? this.source.length : end;
      } else {
        return;
      }
    }
  }
}

function put(
  target: RawObject,
  path: string[],
  value: Raw,
  adds = false,
): void {
  let here = target;
  for (const key of path.slice(0, -1).slice(0, maxDepth)) {
    const inner = here.get(key);
    if (inner instanceof Map) {
      here = inner;
    } else {
      const made: RawObject = new Map();
      here.set(key, made);
      here = made;
    }
  }
  const last = path[path.length - 1];
  const old = here.get(last);
  if (adds) {
    here.set(last, [...(Array.isArray(old) ? old : []), value]);
  } else if (old instanceof Map && value instanceof Map) {
    for (const [key, one] of value) put(old, [key], one);
  } else {
    if (value instanceof Substitution) value.before = old;
    here.set(last, value);
  }
}

/** Puts what substitutions mean in their places. */
class Resolver {
  private merged = 0;

  constructor(private readonly root: RawObject) {}

  document(): ConfigObject {
    return this.object(this.root, 0);
  }

  private object(raw: RawObject, depth: number): ConfigObject {
    const made: ConfigObject = new Map();
    for (const [key, one] of raw) {
      const value = this.value(one, depth + 1);
      if (value !== undefined) made.set(key, value);
    }
    return made;
  }

  private value(raw: Raw, depth: number): ConfigValue | undefined {
    if (raw === null || typeof raw === 'string') return raw;
    this.merged += 1;
    if (depth > 2 * maxDepth || this.merged > maxMerged) return null;
    if (Array.isArray(raw)) {
      return raw.map(one => this.value(one, depth + 1) ?? null);
    }
    if (raw instanceof Map) return this.object(raw, depth);
    if (raw.busy) {
      return raw.before === undefined
        ? undefined
        : this.value(raw.before, depth + 1);
    }
    raw.busy = true;
    const found = this.substituted(raw, depth);
    raw.busy = false;
    return found;
  }

  private substituted(
    { parts, before }: Substitution,
    depth: number,
  ): ConfigValue | undefined {
    const values: ConfigValue[] = [];
    for (const part of parts) {
      if (typeof part === 'string') {
        values.push(part);
      } else if (part instanceof Map || Array.isArray(part)) {
        values.push(this.value(part, depth + 1) ?? null);
      } else {
        const raw = this.at(part.path);
        const value =
          raw === undefined ? undefined : this.value(raw, depth + 1);
        if (value !== undefined) values.push(value);
        else if (!part.optional) values.push(null);
      }
    }
    if (values.length === 0) {
      return before === undefined ? undefined : this.value(before, depth + 1);
    }
    return this.joined(values);
  }

  private joined(values: ConfigValue[]): ConfigValue {
    const whole = values.filter(
      one => typeof one !== 'string' || one.trim() !== '',
    );
    if (whole.length === 1 && typeof whole[0] !== 'string') return whole[0];
    if (whole.some(one => one === null)) return null;
    if (whole.some(one => one instanceof Map)) {
      const made: ConfigObject = new Map();
      for (const one of whole) if (one instanceof Map) this.merge(made, one);
      return made;
    }
    if (whole.some(one => Array.isArray(one))) {
      return whole
        .flatMap(one => (Array.isArray(one) ? one : []))
        .slice(0, 5000);
    }
    const text = values.map(String).join('').trim();
    return text.length > maxText ? null : text;
  }

  private merge(target: ConfigObject, more: ConfigObject): void {
    for (const [key, value] of more) {
      this.merged += 1;
      if (this.merged > maxMerged) return;
      const old = target.get(key);
      if (old instanceof Map && value instanceof Map) {
        const both = new Map(old);
        this.merged += old.size;
        this.merge(both, value);
        target.set(key, both);
      } else {
        target.set(key, value);
      }
    }
  }

  private at(path: string): Raw | undefined {
    let here: Raw | undefined = this.root;
    for (const key of path.split('.').slice(0, maxDepth)) {
      if (!(here instanceof Map)) return undefined;
      here = here.get(key);
    }
    return here;
  }
}

/** The first configuration, with what the second one has besides. */
export function withFallback(
  config: ConfigObject,
  fallback: ConfigObject,
  depth = 0,
): ConfigObject {
  const made: ConfigObject = new Map(fallback);
  for (const [key, value] of config) {
    const old = made.get(key);
    made.set(
      key,
      value instanceof Map && old instanceof Map && depth < maxDepth
        ? withFallback(value, old, depth + 1)
        : value,
    );
  }
  return made;
}

/**
 * Reads the part of HOCON (https://github.com/lightbend/config) that
 * configurations of tests use: objects, lists, texts and numbers with dotted
 * keys, substitutions and includes; what stands later wins, objects of the same
 * key are merged. Environment variables are not set.
 */
export function parseHocon(
  source: string,
  include: IncludeReader = () => undefined,
): ConfigObject {
  const reader = new HoconReader(source.slice(0, maxLength), include, {
    left: maxIncludes,
  });
  return new Resolver(reader.document()).document();
}
