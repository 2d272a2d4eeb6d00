import { InputError } from '@backstage/errors';
import { ResultInput } from 'backstage-plugin-perf-coverage-node';
import { SaxesParser } from 'saxes';

/** No test report nests like this; a bomb does. */
const maxDepth = 1000;

/** Text or an attribute that goes on for longer than this between two tags. */
const maxGapBytes = 256 * 1024 * 1024;

/** Attributes of an element; keys are the file's. */
export type XmlAttributes = ReadonlyMap<string, string>;

export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes, depth: number): void;
  close(name: string, depth: number): void;
}

/** How a document ended. */
export interface XmlEnd {
  problems: number;
  firstProblem: { message: string; line: number } | undefined;
  /** True where the only problem is that the end is missing. */
  cut: boolean;
}

/**
 * Streams elements of an XML document. Entities are never expanded beyond the
 * five of XML itself, and a document type with declarations of its own is
 * refused. What is not well-formed is counted, and parsing goes on.
 */
export async function parseXml(
  input: ResultInput,
  handlers: XmlHandlers,
): Promise<XmlEnd> {
  const parser = new SaxesParser();
  const end: XmlEnd = { problems: 0, firstProblem: undefined, cut: false };
  let depth = 0;
  let gap = 0;
  let closing = false;

  parser.on('error', error => {
    end.problems += 1;
    if (!end.firstProblem) {
      end.cut = closing;
      end.firstProblem = {
        message: error.message.replace(/^\d+:\d+: /, '').slice(0, 200),
        line: parser.line,
      };
    }
  });
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) {
      throw new InputError(
        `line ${parser.line}: the document type declares entities of its own; remove <!DOCTYPE …> from the file`,
      );
    }
  });
  parser.on('opentag', tag => {
    gap = 0;
    handlers.open(
      localName(tag.name),
      new Map(Object.entries(tag.attributes)),
      depth,
    );
    depth += 1;
    if (depth > maxDepth) {
      throw new InputError(
        `line ${parser.line}: elements are nested deeper than ${maxDepth}`,
      );
    }
  });
  parser.on('closetag', tag => {
    gap = 0;
    depth -= 1;
    handlers.close(localName(tag.name), depth);
  });

  const decoder = new TextDecoder(encodingOf(input.head.text));
  for await (const chunk of input.chunks()) {
    gap += chunk.length;
    if (gap > maxGapBytes) {
      throw new InputError(
        `line ${parser.line}: more than ${maxGapBytes} bytes without a tag`,
      );
    }
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder.decode());
  closing = true;
  parser.close();
  return end;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The encoding that the XML declaration names, where this runtime knows it. */
function encodingOf(start: string): string {
  const declared =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
      start,
    )?.[1];
  // Bytes with a UTF-16 mark are UTF-8 by now, whatever was declared.
  if (!declared || /^utf-?16/i.test(declared)) {
    return 'utf-8';
  }
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    // An encoding that this runtime does not know.
    return 'utf-8';
  }
}

/** Name and line of the root element; undefined where the text is no XML. */
export function rootElement(
  text: string,
): { name: string; line: number; rest: string } | undefined {
  let at = 0;
  for (;;) {
    const next = /\s*</y;
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) {
      return undefined;
    }
    at = next.lastIndex;
    if (text.startsWith('!--', at)) {
      at = after(text, '-->', at);
    } else if (text[at] === '?') {
      at = after(text, '?>', at);
    } else if (text[at] === '!') {
      at = afterDoctype(text, at);
    } else {
      const name = /[\w:.-]{1,200}/y;
      name.lastIndex = at;
      const root = name.exec(text);
      return root
        ? {
            name: localName(root[0]),
            line: text.slice(0, at).split('\n').length,
            rest: text.slice(name.lastIndex),
          }
        : undefined;
    }
  }
}

/** Past `<!DOCTYPE …>`, whose declarations in brackets hold `>` themselves. */
function afterDoctype(text: string, from: number): number {
  const end = text.indexOf('>', from);
  const declarations = text.indexOf('[', from);
  return declarations >= 0 && declarations < end
    ? after(text, '>', after(text, ']', declarations))
    : after(text, '>', from);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
