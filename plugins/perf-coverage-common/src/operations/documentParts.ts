import { readYaml } from '../documents';

/**
 * Gives the text of a file beside an API document, by its path from the
 * document's folder (`paths/orders.yaml`, `../shared/a.json`); undefined where
 * there is none or it may not be read.
 *
 * @public
 */
export type ReadDocumentPart = (file: string) => string | undefined;

/** A file of an API description, parsed. */
export interface DocumentPart {
  /** Path from the folder of the main document. */
  file: string;
  root: unknown;
}

/** Files that one description may be made of, besides the document. */
const maxParts = 1_000;
/** Characters of these together: YAML takes about a second for each million. */
const maxLength = 3_000_000;
const maxDepth = 200;
const maxReference = 2_000;

/** Follows the references between the files of one API description, within limits. */
export class DocumentParts {
  private readonly known = new Map<string, DocumentPart | string>();
  private left = maxLength;

  constructor(private readonly read: ReadDocumentPart | undefined) {}

  /** What a reference leads to, or why it can't be followed, as the end of a sentence. */
  follow(
    reference: string,
    from: DocumentPart,
  ): { part: DocumentPart; value: unknown } | string {
    const hash = reference.indexOf('#');
    const file = hash < 0 ? reference : reference.slice(0, hash);
    const pointer = hash < 0 ? '' : reference.slice(hash + 1);
    const part = file === '' ? from : this.partAt(file, from);
    if (typeof part === 'string') return part;
    const value = atPointer(part.root, pointer);
    return value === undefined ? 'leads nowhere' : { part, value };
  }

  private partAt(written: string, from: DocumentPart): DocumentPart | string {
    if (
      this.read === undefined ||
      written.length > maxReference ||
      /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(written)
    ) {
      return 'leads out of the document and is not followed';
    }
    const file = joined(from.file, safeDecode(written));
    const known = this.known.get(file);
    if (known !== undefined) return known;
    const part = this.load(file, this.read);
    this.known.set(file, part);
    return part;
  }

  private load(file: string, read: ReadDocumentPart): DocumentPart | string {
    if (this.known.size >= maxParts) {
      return `is not followed: at most ${maxParts} files are read`;
    }
    const text = read(file);
    if (text === undefined)
      return 'leads to a file that is not there, or outside';
    this.left -= text.length;
    if (this.left < 0) {
      return `is not followed: of other files, at most ${maxLength} characters are read`;
    }
    const root = parsed(text);
    return root === undefined
      ? 'leads to a file that can not be read'
      : { file, root };
  }
}

/** What a JSON pointer behind `#` leads to; undefined where it leads nowhere. */
function atPointer(root: unknown, pointer: string): unknown {
  if (pointer === '' || pointer === '/') return root;
  if (!pointer.startsWith('/')) return undefined;
  let value: unknown = root;
  for (const part of pointer.slice(1).split('/')) {
    const key = safeDecode(part).replace(/~1/g, '/').replace(/~0/g, '~');
    if (
      typeof value !== 'object' ||
      value === null ||
      !Object.hasOwn(value, key)
    ) {
      return undefined;
    }
    value = Reflect.get(value, key);
  }
  return value;
}

function parsed(text: string): unknown {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (/^\s{0,100}[[{]/.test(body)) {
    try {
      return JSON.parse(body);
    } catch {
      // Flow style of YAML begins so, too.
    }
  }
  const reading = readYaml(body, { maxBytes: maxLength, maxDepth });
  return reading.problems.length > 0 ? undefined : reading.value;
}

/** `../a/b.yaml` as seen from a file, from the folder where all begins. */
function joined(from: string, to: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of to.split('/')) {
    if (step === '..' && steps.length > 0 && steps[steps.length - 1] !== '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return steps.join('/');
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
