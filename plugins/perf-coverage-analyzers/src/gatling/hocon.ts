/** A value of a configuration; substitutions and includes are null. */
export type ConfigValue = string | null | ConfigValue[] | ConfigObject;
export type ConfigObject = Map<string, ConfigValue>;

const maxDepth = 50;
const maxLength = 1024 * 1024;

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

class HoconReader {
  private at = 0;

  constructor(private readonly source: string) {}

  document(): ConfigObject {
    this.blank();
    if (this.source[this.at] === '{') this.at += 1;
    return this.members(0);
  }

  private members(depth: number): ConfigObject {
    const made: ConfigObject = new Map();
    for (;;) {
      this.blank(',');
      const char = this.source[this.at];
      if (char === undefined) return made;
      if (char === '}') {
        this.at += 1;
        return made;
      }
      const before = this.at;
      const key = this.key();
      this.blank();
      if (this.source.startsWith('+=', this.at)) this.at += 2;
      else if (/[:=]/.test(this.source[this.at] ?? '')) this.at += 1;
      if (key.length > 0 && key[0] !== 'include') {
        put(made, key, this.value(depth + 1));
      }
      if (this.at === before) this.at += 1;
    }
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

  private value(depth: number): ConfigValue {
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
    return this.text();
  }

  private items(depth: number): ConfigValue[] {
    const found: ConfigValue[] = [];
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
  private text(): string | null {
    let found = '';
    let known = true;
    let isQuoted = false;
    while (this.at < this.source.length) {
      const char = this.source[this.at];
      if (char === '"') {
        found += this.quoted();
        isQuoted = true;
      } else if (this.source.startsWith('${', this.at)) {
        const end = this.source.indexOf('}', this.at);
        this.at = end < 0 ? this.source.length : end + 1;
        known = false;
      } else if (/[,}\]\n#]/.test(char) || this.isComment()) {
        break;
      } else {
        found += char;
        this.at += 1;
      }
    }
    if (!known) return null;
    return isQuoted ? found.trimEnd() : found.trim();
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

function put(target: ConfigObject, path: string[], value: ConfigValue): void {
  let here = target;
  for (const key of path.slice(0, -1).slice(0, maxDepth)) {
    const inner = here.get(key);
    if (inner instanceof Map) {
      here = inner;
    } else {
      const made: ConfigObject = new Map();
      here.set(key, made);
      here = made;
    }
  }
  const last = path[path.length - 1];
  const old = here.get(last);
  if (old instanceof Map && value instanceof Map) {
    for (const [key, one] of value) put(old, [key], one);
  } else {
    here.set(last, value);
  }
}

/**
 * Reads the part of HOCON (https://github.com/lightbend/config) that
 * configurations of tests use: objects, lists, texts and numbers with dotted
 * keys; what stands later wins, objects of the same key are merged.
 */
export function parseHocon(source: string): ConfigObject {
  return new HoconReader(source.slice(0, maxLength)).document();
}
