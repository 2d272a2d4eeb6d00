import { Lexer, Source, Token, TokenKind } from 'graphql';

/** Longer documents are no requests. */
const maxLength = 100_000;
const maxTokens = 50_000;
const maxDepth = 20;

/** What is asked for at the top of an operation or a fragment. */
interface Selection {
  fields: string[];
  fragments: string[];
}

class RequestReader {
  private readonly lexer: Lexer;
  private token: Token;
  private count = 0;
  private readonly fragments = new Map<string, Selection>();
  private readonly operations: { method: string; selection: Selection }[] = [];

  constructor(document: string) {
    this.lexer = new Lexer(new Source(document));
    this.token = this.lexer.advance();
  }

  read(): string[] {
    while (this.token.kind !== TokenKind.EOF) this.definition();
    return this.operations.flatMap(({ method, selection }) =>
      this.fieldsOf(selection, 0).map(field => `${method} /${field}`),
    );
  }

  private fieldsOf(selection: Selection, depth: number): string[] {
    if (depth > maxDepth) return [];
    const inner = selection.fragments.flatMap(name => {
      const fragment = this.fragments.get(name);
      return fragment ? this.fieldsOf(fragment, depth + 1) : [];
    });
    return [...new Set([...selection.fields, ...inner])];
  }

  private definition(): void {
    const { value } = this.token;
    if (this.is(TokenKind.BRACE_L)) {
      const selection = this.selection(0);
      if (selection) this.operations.push({ method: 'QUERY', selection });
      return;
    }
    if (!this.is(TokenKind.NAME)) throw new Error('no definition');
    this.next();
    const method = value?.toUpperCase() ?? '';
    const isOperation = /^(?:QUERY|MUTATION|SUBSCRIPTION)$/.test(method);
    if (!isOperation && value !== 'fragment') throw new Error('no definition');
    const name = this.is(TokenKind.NAME) ? this.token.value : null;
    while (!this.is(TokenKind.BRACE_L)) this.part();
    const selection = this.selection(0);
    if (!selection) return;
    if (isOperation) this.operations.push({ method, selection });
    else if (name) this.fragments.set(name, selection);
  }

  /** What stands in the braces at the cursor; null for a hole. */
  private selection(depth: number): Selection | null {
    this.next();
    if (this.is(TokenKind.BRACE_R)) {
      this.next();
      return null;
    }
    const found: Selection = { fields: [], fragments: [] };
    while (!this.is(TokenKind.BRACE_R)) {
      if (this.is(TokenKind.SPREAD)) {
        this.spread(found, depth);
      } else if (this.is(TokenKind.BRACE_L)) {
        // A hole where fields may stand.
        if (this.selection(depth + 1)) throw new Error('no field');
      } else {
        found.fields.push(this.field());
      }
    }
    this.next();
    return found;
  }

  /** `...Name`, `... on Type { }`, `... @include(if: $x) { }` */
  private spread(found: Selection, depth: number): void {
    this.next();
    const name = this.is(TokenKind.NAME) ? this.token.value : null;
    if (name !== null && name !== 'on') {
      found.fragments.push(name);
      this.next();
      this.directives();
      return;
    }
    while (!this.is(TokenKind.BRACE_L)) this.part();
    if (depth > maxDepth) throw new Error('nested too deeply');
    const inner = this.selection(depth + 1);
    found.fields.push(...(inner?.fields ?? []));
    found.fragments.push(...(inner?.fragments ?? []));
  }

  /** `alias: name(arguments) @directive { … }` */
  private field(): string {
    let name = this.name();
    if (this.is(TokenKind.COLON)) {
      this.next();
      name = this.name();
    }
    if (this.is(TokenKind.PAREN_L)) this.brackets();
    this.directives();
    if (this.is(TokenKind.BRACE_L)) this.brackets();
    return name;
  }

  private name(): string {
    const { value } = this.token;
    if (!this.is(TokenKind.NAME)) throw new Error('no name');
    this.next();
    return value;
  }

  private directives(): void {
    while (this.is(TokenKind.AT)) {
      this.next();
      this.next();
      if (this.is(TokenKind.PAREN_L)) this.brackets();
    }
  }

  /** A word of a definition's head, or its variables in parentheses. */
  private part(): void {
    if (this.is(TokenKind.PAREN_L)) this.brackets();
    else this.next();
  }

  /** Over everything up to the bracket that closes the one at the cursor. */
  private brackets(): void {
    let depth = 0;
    do {
      if (/^[({[]$/.test(this.token.kind)) depth += 1;
      if (/^[)}\]]$/.test(this.token.kind)) depth -= 1;
      this.next();
    } while (depth > 0);
  }

  private is(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  private next(): void {
    this.count += 1;
    if (this.is(TokenKind.EOF) || this.count > maxTokens) {
      throw new Error('the document ends too early');
    }
    this.token = this.lexer.advance();
  }
}

/**
 * The operations that a GraphQL document asks for, as `METHOD /field`: the
 * fields at the top of its operations, through fragments. Empty where it can't
 * be read as it stands. A hole `{}`, where a script puts in what only a run
 * knows, may be a value, a field, or a fragment.
 *
 * @public
 */
export function graphqlRequests(document: string): string[] {
  try {
    return new RequestReader(document.slice(0, maxLength)).read();
  } catch {
    // A character or text that GraphQL does not know, or an open bracket.
    return [];
  }
}
