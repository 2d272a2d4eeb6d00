import {
  Composer,
  CST,
  Document,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  ParsedNode,
  Parser,
} from 'yaml';

/** A place in a text, both counted from 1. @public */
export interface TextPlace {
  line: number;
  column: number;
}

/** What is wrong with a document, and where. @public */
export interface YamlProblem extends TextPlace {
  message: string;
}

/** Keys and indexes from the root of a document to a value. @public */
export type YamlPath = readonly (string | number)[];

/** How large a document may be. @public */
export interface YamlLimits {
  maxBytes: number;
  /** Mappings and lists within one another. */
  maxDepth: number;
}

/** A document and where its parts stand. @public */
export interface YamlReading {
  /** Plain data; undefined where the text can't be read. */
  value: unknown;
  problems: YamlProblem[];
  /** Keys that are there twice in one mapping; the last one counts. */
  duplicateKeys: YamlProblem[];
  /** Where the value at a path stands; its nearest known parent where it is absent. */
  placeOf(path: YamlPath): TextPlace;
  /** Where the key of a path stands. */
  placeOfKey(path: YamlPath): TextPlace;
}

/** A document may repeat itself by aliases this often before it counts as a bomb. */
const maxAliasCount = 50;

const start: TextPlace = { line: 1, column: 1 };

/**
 * Reads one YAML or JSON document of unknown origin into plain data, with
 * limits on size, depth and aliases. The depth is judged on the tokens, before
 * anything recurses into them.
 *
 * @public
 */
export function readYaml(text: string, limits: YamlLimits): YamlReading {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.length > limits.maxBytes) {
    return refused(
      `The file has ${body.length} characters; at most ${limits.maxBytes} are read`,
      start,
    );
  }
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(body)];
  const placeAt = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(Math.min(offset, body.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tooDeep = firstTokenBelow(tokens, limits.maxDepth);
  if (tooDeep !== undefined) {
    return refused(
      `Mappings and lists are nested more than ${limits.maxDepth} deep`,
      placeAt(tooDeep),
    );
  }
  const documents = [
    // The library's own warnings quote the file, which may hold secrets, on stderr.
    ...new Composer<ParsedNode>({
      uniqueKeys: false,
      logLevel: 'silent',
    }).compose(tokens, true, body.length),
  ];
  const document = documents[0] as Document.Parsed<ParsedNode>;
  const problems: YamlProblem[] = [
    ...document.errors,
    ...(documents[1]?.errors ?? []),
  ].map(error => ({
    message: firstLine(error.message),
    ...placeAt(error.pos[0]),
  }));
  if (documents.length > 1) {
    problems.push({
      message: 'The file holds more than one document; only one is read',
      ...placeAt(documents[1].range[0]),
    });
  }
  const nodePlace = (node: unknown): TextPlace | undefined =>
    isNode(node) && node.range ? placeAt(node.range[0]) : undefined;
  const placeOf = (path: YamlPath): TextPlace => {
    for (let length = path.length; length >= 0; length--) {
      const found = nodePlace(nodeAt(document, path.slice(0, length)));
      if (found) return found;
    }
    return start;
  };
  const placeOfKey = (path: YamlPath): TextPlace => {
    const parent = nodeAt(document, path.slice(0, -1));
    const key = path[path.length - 1];
    for (const item of itemsOf(parent)) {
      if (isPair(item) && isNode(item.key) && String(item.key) === key) {
        return nodePlace(item.key) ?? placeOf(path);
      }
    }
    return placeOf(path);
  };
  const duplicateKeys = findDuplicateKeys(document.contents).map(
    ({ key, offset }) => ({
      message: `The key "${key.slice(0, 80)}" is there twice`,
      ...placeAt(offset),
    }),
  );
  const places = { duplicateKeys, placeOf, placeOfKey };
  if (problems.length > 0) return { value: undefined, problems, ...places };
  try {
    const value: unknown = document.toJS({ maxAliasCount });
    return { value, problems, ...places };
  } catch (error) {
    // An alias without anchor, or more aliases than the limit.
    return refused(
      error instanceof Error ? firstLine(error.message) : String(error),
      start,
    );
  }
}

function refused(message: string, place: TextPlace): YamlReading {
  return {
    value: undefined,
    problems: [{ message, ...place }],
    duplicateKeys: [],
    placeOf: () => start,
    placeOfKey: () => start,
  };
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0];
  return line.replace(/ at line \d{1,9}, column \d{1,9}:?$/, '');
}

function itemsOf(node: unknown): readonly unknown[] {
  return typeof node === 'object' && node !== null && 'items' in node
    ? (node.items as readonly unknown[])
    : [];
}

function nodeAt(document: Document.Parsed, path: YamlPath): unknown {
  try {
    return path.length === 0
      ? document.contents
      : document.getIn([...path], true);
  } catch {
    // A path through a scalar leads nowhere.
    return undefined;
  }
}

/** At most this many doubled keys are told. */
const maxDuplicates = 20;

/**
 * The library's own check compares every key with every other one, which a
 * mapping of 100,000 keys turns into minutes.
 */
function findDuplicateKeys(root: unknown): { key: string; offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  const open: unknown[] = [root];
  while (open.length > 0 && found.length < maxDuplicates) {
    const seen = new Set<string>();
    for (const item of itemsOf(open.pop())) {
      if (!isPair(item)) {
        open.push(item);
      } else {
        open.push(item.value);
        if (isScalar(item.key)) {
          const key = String(item.key.value);
          if (seen.has(key)) {
            found.push({ key, offset: item.key.range?.[0] ?? 0 });
          }
          seen.add(key);
        }
      }
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Offset of the first token that is nested deeper than allowed. */
function firstTokenBelow(
  roots: readonly CST.Token[],
  maxDepth: number,
): number | undefined {
  const open: { token: CST.Token; depth: number }[] = roots.map(token => ({
    token,
    depth: 0,
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > maxDepth) return 'offset' in token ? token.offset : 0;
    if (token.type === 'document') {
      if (token.value) open.push({ token: token.value, depth });
    } else if ('items' in token) {
      for (const item of token.items) {
        if (item.key) open.push({ token: item.key, depth: depth + 1 });
        if (item.value) open.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
