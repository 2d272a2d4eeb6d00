import { readYaml, YamlPath } from '../documents';

/** What a document says of its operations, and where. */
export interface Outline {
  root: Record<string, unknown>;
  /** Line of a key; of its nearest known parent where it is unknown. */
  lineOf(path: YamlPath): number;
  /** Keys that are there twice; the last one counts. */
  duplicates: { key: string; line: number }[];
}

type Level = 'root' | 'paths' | 'path' | 'operation';

interface OpenMapping {
  indent: number;
  level: Level;
  into: Record<string, unknown>;
  path: string[];
}

interface KeptValue {
  mapping: OpenMapping;
  name: string;
  lines: string[];
}

const limits = { maxBytes: 1_000_000, maxDepth: 100 };
/** At most this many doubled keys are told. */
const maxDuplicates = 20;

const methodNames = new Set([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
]);
const rootKept = new Set([
  ...['openapi', 'swagger', 'servers', 'basePath', 'host', 'schemes', 'info'],
]);
const operationKept = new Set([
  ...['operationId', 'deprecated', 'servers', 'x-perf-coverage'],
]);
const pathDropped = new Set(['description', 'parameters', 'summary']);

/** Takes the lines of a document one by one. */
export class OutlineReader {
  readonly #root: OpenMapping = {
    indent: 0,
    level: 'root',
    into: Object.create(null),
    path: [],
  };
  /** The mappings that are open, outermost first. */
  readonly #open: OpenMapping[] = [this.#root];
  readonly #lines = new Map<string, number>();
  readonly #duplicates: Outline['duplicates'] = [];
  /** A mapping whose first key is still to come; its indent is that key's. */
  #coming: (Omit<OpenMapping, 'indent'> & { empty(): void }) | null = null;
  /** Deeper lines belong to a value that is kept, or left out where null. */
  #inside: { indent: number; kept: KeptValue | null } | null = null;
  #begun = false;

  /** False where the line can't be understood. */
  take(text: string, from: number, end: number, number: number): boolean {
    let at = from;
    while (at < end && text[at] === ' ') at++;
    const indent = at - from;
    const first = text[at];
    if (at >= end || first === '#' || first === '\r') {
      this.#inside?.kept?.lines.push(text.slice(from, end));
      return true;
    }
    const isItem =
      first === '-' && (at + 1 >= end || ' \r'.includes(text[at + 1]));
    if (this.#inside !== null) {
      const { indent: outer, kept } = this.#inside;
      if (indent > outer || (indent === outer && isItem)) {
        kept?.lines.push(text.slice(from, end));
        return true;
      }
      if (!this.#close()) return false;
    }
    const line = text.slice(from, end);
    if (indent === 0 && (line.startsWith('---') || line.startsWith('%'))) {
      // One marker before the document; more is for the real reader.
      const only = !this.#begun && line.trim() === '---';
      this.#begun = true;
      return only;
    }
    this.#begun = true;
    const mapping = this.#mappingAt(indent);
    const key = mapping && keyOf(line, indent);
    return key ? this.#takeKey(mapping, key, line, number) : false;
  }

  finish(): Outline | null {
    if (!this.#close()) return null;
    this.#coming?.empty();
    const lines = this.#lines;
    return {
      root: this.#root.into,
      duplicates: this.#duplicates,
      lineOf: path => {
        for (let length = path.length; length > 0; length--) {
          const line = lines.get(keyFor(path.slice(0, length)));
          if (line !== undefined) return line;
        }
        return 1;
      },
    };
  }

  #mappingAt(indent: number): OpenMapping | null {
    const parent = this.#open[this.#open.length - 1];
    if (this.#coming !== null) {
      const { empty, ...coming } = this.#coming;
      if (indent > parent.indent) this.#open.push({ indent, ...coming });
      else empty();
      this.#coming = null;
    }
    while (this.#open[this.#open.length - 1].indent > indent) this.#open.pop();
    const mapping = this.#open[this.#open.length - 1];
    return mapping.indent === indent ? mapping : null;
  }

  #takeKey(
    mapping: OpenMapping,
    { name, hasValue }: Key,
    line: string,
    number: number,
  ): boolean {
    const path = [...mapping.path, name];
    const { indent, into, level } = mapping;
    const fate = fateOf(level, name);
    if (fate === 'drop') {
      this.#inside = { indent, kept: null };
      return true;
    }
    if (name in into && this.#duplicates.length < maxDuplicates) {
      this.#duplicates.push({ key: name, line: number });
    }
    this.#lines.set(keyFor(path), number);
    if (fate === 'keep' || hasValue) {
      // Also `paths: {…}`, an anchor, an alias: nothing to look into by lines.
      const kept = { mapping, name, lines: [line] };
      this.#inside = { indent, kept };
      return true;
    }
    const child: Record<string, unknown> = Object.create(null);
    into[name] = child;
    this.#coming = {
      level: fate,
      into: child,
      path,
      empty: () => {
        into[name] = null;
      },
    };
    return true;
  }

  /** Reads the value that was kept, if any; false where it needs the rest. */
  #close(): boolean {
    const kept = this.#inside?.kept;
    this.#inside = null;
    if (!kept) return true;
    const value = valueOf(kept.lines);
    if (value === undefined) return false;
    kept.mapping.into[kept.name] = value;
    return true;
  }
}

/** What becomes of a key: it is kept whole, left out, or looked into. */
function fateOf(level: Level, key: string): 'keep' | 'drop' | Level {
  switch (level) {
    case 'root':
      if (key === 'paths') return 'paths';
      return rootKept.has(key) ? 'keep' : 'drop';
    case 'paths':
      return key.startsWith('/') ? 'path' : 'keep';
    case 'path':
      if (methodNames.has(key)) return 'operation';
      return pathDropped.has(key) ? 'drop' : 'keep';
    default:
      return operationKept.has(key) ? 'keep' : 'drop';
  }
}

/** Words that mean something else than themselves. */
const yamlWords = new Set(['true', 'false', 'null']);

/** The value of `key: value` and what follows; undefined where it leans on other parts. */
function valueOf(lines: readonly string[]): unknown {
  const plain =
    lines.length === 1
      ? /^ *[A-Za-z_-]{1,40}: +([A-Za-z_][A-Za-z0-9_.-]{0,200}) *\r?$/.exec(
          lines[0],
        )
      : null;
  if (plain && !yamlWords.has(plain[1].toLocaleLowerCase('en-US'))) {
    return plain[1];
  }
  const reading = readYaml(lines.join('\n'), limits);
  if (reading.problems.length > 0 || reading.duplicateKeys.length > 0) {
    return undefined;
  }
  const value = reading.value as Record<string, unknown>;
  const [only] = Object.values(value);
  // A reference may lead to what is left out.
  return containsReference(only) ? undefined : only ?? null;
}

function containsReference(root: unknown): boolean {
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '$ref')) return true;
    for (const value of Object.values(next)) {
      if (value !== undefined) open.push(value);
    }
  }
  return false;
}

function keyFor(path: YamlPath): string {
  return path.join('\n');
}

interface Key {
  name: string;
  hasValue: boolean;
}

/** `name:`, `"name":` or `'name':` at the beginning of a line; null for all else. */
function keyOf(line: string, indent: number): Key | null {
  const quote = line[indent];
  let colon: number;
  let name: string;
  if (quote === '"' || quote === "'") {
    const close = line.indexOf(quote, indent + 1);
    if (close < 0 || line[close + 1] !== ':') return null;
    name = line.slice(indent + 1, close);
    if (name.includes('\\')) return null;
    colon = close + 1;
  } else {
    if (!/[A-Za-z_/$]/.test(quote)) return null;
    colon = colonOf(line, indent);
    if (colon < 0) return null;
    name = line.slice(indent, colon).trimEnd();
    if (name.includes(' #')) return null;
  }
  if (!endsKey(line[colon + 1])) return null;
  const rest = line.slice(colon + 1).trim();
  return { name, hasValue: rest !== '' && !rest.startsWith('#') };
}

/** The first colon that ends a plain key; -1 where none does. */
function colonOf(line: string, from: number): number {
  let at = line.indexOf(':', from);
  while (at >= 0 && !endsKey(line[at + 1])) at = line.indexOf(':', at + 1);
  return at;
}

function endsKey(after: string | undefined): boolean {
  return after === undefined || after === ' ' || after === '\r';
}
