import { SaxesParser } from 'saxes';

/** An element of an XML document with what stands in it. */
export interface XmlNode {
  name: string;
  /** Without prototype: keys are the file's. */
  attributes: Readonly<Record<string, string | undefined>>;
  children: XmlNode[];
  /** Text between the tags, without that of elements inside. */
  text: string;
  /** Where the tag begins, counted from 1. */
  line: number;
  parent: XmlNode | null;
}

/** What keeps a document from being read to its end. */
export interface XmlProblem {
  /** `malformed` where no XML parser takes it, `limit` where ours does not. */
  type: 'malformed' | 'limit';
  message: string;
  line: number;
}

export interface XmlDocument {
  root: XmlNode | null;
  problem: XmlProblem | null;
}

/** Elements within one another; a plan of people has some dozens. */
const maxDepth = 400;
const maxElements = 500_000;
const maxCharacters = 64 * 1024 * 1024;

/** JMeter's parser takes control characters, written out or as references. */
const harmless = /character entity|disallowed character/i;

class LimitError extends Error {}

/**
 * Reads an XML document of unknown origin into a tree, within limits on size,
 * depth and count. Entities beyond the five of XML itself are not expanded: a
 * document type that declares some is refused. What was read before the first
 * problem is kept.
 */
export function readXml(text: string): XmlDocument {
  const parser = new SaxesParser();
  const document: XmlDocument = { root: null, problem: null };
  let open: XmlNode | null = null;
  let depth = 0;
  let elements = 0;
  let line = 1;

  const stop = (message: string): never => {
    document.problem ??= { type: 'limit', message, line: parser.line };
    throw new LimitError(message);
  };
  parser.on('error', error => {
    if (harmless.test(error.message)) return;
    document.problem ??= {
      type: 'malformed',
      message: error.message.replace(/^\d+:\d+: /, '').slice(0, 200),
      line: parser.line,
    };
  });
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) {
      stop('the document type declares entities of its own');
    }
  });
  parser.on('opentagstart', () => {
    line = parser.line;
  });
  parser.on('opentag', tag => {
    depth += 1;
    elements += 1;
    if (depth > maxDepth) stop(`elements are nested deeper than ${maxDepth}`);
    if (elements > maxElements) stop(`there are over ${maxElements} elements`);
    const node: XmlNode = {
      name: tag.name,
      attributes: tag.attributes,
      children: [],
      text: '',
      line,
      parent: open,
    };
    if (open) open.children.push(node);
    else document.root ??= node;
    open = node;
  });
  parser.on('closetag', () => {
    depth -= 1;
    open = open?.parent ?? null;
  });
  parser.on('text', value => {
    if (open) open.text += value;
  });
  parser.on('cdata', value => {
    if (open) open.text += value;
  });

  if (text.length > maxCharacters) {
    document.problem = {
      type: 'limit',
      message: `it has more than ${maxCharacters} characters`,
      line: 1,
    };
    return document;
  }
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
  }
  return document;
}

/** Steps of a reference that are followed. */
const maxSteps = 100;

/**
 * The node itself, or the one that it refers to: XStream writes a value that
 * is there twice as
 * `<stringProp reference="../../collectionProp/stringProp[3]"/>`. Only values
 * are referred to, so that no file can grow by it.
 */
export function referred(node: XmlNode): XmlNode {
  const reference = node.attributes.reference;
  if (reference === undefined) return node;
  let at: XmlNode | null | undefined = node;
  for (const step of reference.split('/').slice(0, maxSteps)) {
    if (!at) return node;
    if (step === '..') {
      at = at.parent;
      continue;
    }
    const match = /^([^[\]]{1,200})(?:\[(\d{1,6})\])?$/.exec(step);
    if (!match) return node;
    const wanted = Number(match[2] ?? 1);
    at = at.children.filter(child => child.name === match[1])[wanted - 1];
  }
  return at && at.children.length === 0 ? at : node;
}
