import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parse,
  parseDocument,
  ToStringOptions,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { readYaml, YamlPath } from '../documents';
import { planLimits } from './limits';
import { lineDiff } from './lineDiff';
import { planVersion } from './versions';

const quiet = { logLevel: 'silent' } as const;

/** What a plan's text may hold. @public */
export type PlanValue =
  | string
  | number
  | boolean
  | readonly PlanValue[]
  | { readonly [key: string]: PlanValue };

/**
 * One change of a plan's text. Lists and mappings on the way are made where
 * they lack, and taken out again where nothing is left in them.
 *
 * @public
 */
export type PlanEdit =
  | { op: 'set'; path: YamlPath; value: PlanValue }
  | { op: 'remove'; path: YamlPath }
  /** Puts a value at the end of the list at `path`. */
  | { op: 'add'; path: YamlPath; value: PlanValue }
  /** Moves an entry of a list up or down. */
  | { op: 'move'; path: YamlPath; by: 1 | -1 };

/** The least that a plan says. @public */
export const emptyPlan = `apiVersion: ${planVersion}\nkind: PerformancePlan\n`;

/** Entries of lists that are short read best in one line. */
const shortLists = new Set(['requires', 'kinds', 'dependsOn']);

/**
 * Changes parts of a plan and keeps the rest of its text: comments, order and
 * blank lines stay, also where the plan has problems of other kinds. An empty
 * text counts as `emptyPlan`.
 *
 * @returns null where the text is no YAML that can be changed part by part: it
 * is broken, or the part is written by an alias (`*name`)
 * @public
 */
export function editPlan(
  text: string,
  edits: readonly PlanEdit[],
): string | null {
  const source = text.trim() === '' ? emptyPlan : text;
  if (!isEditable(source)) return null;
  const document = parseDocument(source, { uniqueKeys: false });
  if (!isMap(document.contents)) return null;
  const style = styleOf(source, document.contents);
  const before = document.toString(style);
  for (const edit of edits) {
    if (!apply(document, edit)) return null;
  }
  return withOldLines(source, before, document.toString(style));
}

function isEditable(text: string): boolean {
  const { problems, duplicateKeys } = readYaml(text, planLimits);
  return problems.length === 0 && duplicateKeys.length === 0;
}

function apply(document: Document, edit: PlanEdit): boolean {
  if (edit.path.length === 0 || crossesAlias(document, edit.path)) return false;
  switch (edit.op) {
    case 'set':
      return set(document, edit.path, edit.value);
    case 'add': {
      const list = document.getIn([...edit.path], true);
      if (isSeq(list)) {
        list.add(nodeOf(document, edit.value, edit.path));
        return true;
      }
      return set(document, edit.path, [edit.value]);
    }
    case 'remove':
      return remove(document, edit.path);
    case 'move':
      return move(document, edit.path, edit.by);
    default: {
      const never: never = edit;
      return never;
    }
  }
}

function set(document: Document, path: YamlPath, value: PlanValue): boolean {
  for (let depth = 1; depth < path.length; depth++) {
    const parent = path.slice(0, depth);
    if (isCollection(document.getIn([...parent], true))) continue;
    document.setIn(
      [...parent],
      typeof path[depth] === 'number'
        ? new YAMLSeq(document.schema)
        : document.createNode({}),
    );
  }
  const before = document.getIn([...path], true);
  const scalar = typeof value !== 'object';
  if (isScalar(before) && scalar) {
    // A scalar keeps its comment; its quotes where they still fit.
    before.value = value;
    delete before.source;
  } else {
    document.setIn([...path], nodeOf(document, value, path));
  }
  return true;
}

function nodeOf(document: Document, value: PlanValue, path: YamlPath) {
  const node = document.createNode(value);
  const flatten = (own: unknown, key: unknown) => {
    if (isSeq(own)) {
      if (shortLists.has(String(key))) own.flow = true;
      own.items.forEach(item => flatten(item, null));
    } else if (isMap(own)) {
      own.items.forEach(pair =>
        flatten(pair.value, isScalar(pair.key) ? pair.key.value : null),
      );
    }
  };
  flatten(node, path[path.length - 1]);
  return node;
}

function remove(document: Document, path: YamlPath): boolean {
  document.deleteIn([...path]);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const parent = path.slice(0, depth);
    const node = document.getIn([...parent], true);
    // An empty list of kinds asks for none of them, which is something else.
    if (!isCollection(node) || node.items.length > 0) break;
    if (typeof path[depth - 1] === 'number') break;
    document.deleteIn([...parent]);
  }
  return true;
}

function move(document: Document, path: YamlPath, by: 1 | -1): boolean {
  const list = document.getIn(path.slice(0, -1), true);
  const from = path[path.length - 1];
  if (!isSeq(list) || typeof from !== 'number') return false;
  const to = from + by;
  if (to < 0 || to >= list.items.length) return true;
  [list.items[from], list.items[to]] = [list.items[to], list.items[from]];
  return true;
}

function crossesAlias(document: Document, path: YamlPath): boolean {
  return path.some((_, depth) =>
    isAlias(document.getIn(path.slice(0, depth + 1), true)),
  );
}

/** How the text is written, so that what is added looks like the rest. */
function styleOf(text: string, root: YAMLMap): ToStringOptions {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const columnOf = (node: unknown) =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).col : null;
  const nested = (isMap(document.contents) ? document.contents : root).items
    .filter(({ value }) => isCollection(value) && !value.flow)
    .map(({ key, value }) => ({
      flush: isSeq(value) && columnOf(value) === columnOf(key),
      indent: (columnOf(value) ?? 0) - (columnOf(key) ?? 0),
    }));
  const indent = nested.find(own => own.indent > 0)?.indent ?? 2;
  return {
    lineWidth: 0,
    indent,
    indentSeq: !nested.some(own => own.flush),
    flowCollectionPadding: /\[ \S/.test(text),
  };
}

/**
 * Lines that an edit did not touch stay as they were written: the library would
 * write blanks and alignment its own way. Where lines can't be told apart that
 * surely, its own way it is.
 */
function withOldLines(text: string, before: string, after: string): string {
  if (before === after) return text;
  const written = text.replace(/\n$/, '').split('\n');
  const known = before.replace(/\n$/, '').split('\n');
  const alike =
    written.length === known.length &&
    written.every((line, at) => tight(line) === tight(known[at]));
  if (!alike) return after;
  let at = 0;
  const lines = lineDiff(before, after, Infinity).flatMap(line => {
    if (line.kind === 'added') return [line.text];
    at += 1;
    return line.kind === 'same' ? [written[at - 1]] : [];
  });
  const kept = `${lines.join('\n')}\n`;
  return JSON.stringify(parse(kept, quiet)) ===
    JSON.stringify(parse(after, quiet))
    ? kept
    : after;
}

function tight(line: string): string {
  return line.replace(/\s+/g, '');
}
