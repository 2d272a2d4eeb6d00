import { ControlParser } from './controlParser';
import {
  Argument,
  Expression,
  JvmLanguage,
  Parameter,
  Parent,
  TextPiece,
  TypeDeclaration,
} from './syntax';
import { Token } from './tokens';

export const keywords: Record<JvmLanguage, ReadonlySet<string>> = {
  java: new Set(
    'else case default instanceof extends implements throws catch finally'.split(
      ' ',
    ),
  ),
  kotlin: new Set('else in is as catch finally by where get set'.split(' ')),
  scala: new Set(
    'else case catch finally yield match extends with then do end'.split(' '),
  ),
};

/** Casts that change a number, as the methods of Scala that do the same. */
const numberCasts = new Map([
  ['int', 'toInt'],
  ['long', 'toLong'],
  ['float', 'toFloat'],
  ['double', 'toDouble'],
]);

/** Reads what operators stand between: literals, names, functions, braces, `new`. */
export abstract class OperandParser extends ControlParser {
  /** Placeholders `_` met since the innermost argument started. */
  private placeholders = 0;

  protected abstract typeBody(name: string, start: Token): TypeDeclaration;
  protected abstract parent(): Parent;
  /** `(name: T = x, …)`, `(final T name, T... more)` */
  protected abstract parameters(): Parameter[];
  protected abstract args(): Argument[];
  protected abstract assignment(): Expression;
  protected abstract unary(): Expression;

  /** An expression in which `_` stands for the parameter of a function. */
  protected argumentValue(): Expression {
    const before = this.placeholders;
    this.placeholders = 0;
    const start = this.token;
    const value = this.expression();
    const used = this.placeholders;
    this.placeholders = before;
    if (used === 0 || this.language !== 'scala' || value.kind === 'name') {
      this.placeholders += value.kind === 'name' ? used : 0;
      return value;
    }
    const parameter = { type: null, fallback: null, rest: false };
    return {
      kind: 'lambda',
      parameters: Array.from({ length: used }, (_, index) => ({
        name: placeholderName(index + 1),
        annotations: [],
        ...parameter,
      })),
      body: value,
      ...this.range(start),
    };
  }

  protected primary(): Expression {
    const start = this.token;
    switch (start.kind) {
      case 'number':
        return this.numberLiteral();
      case 'text':
        return this.textLiteral();
      case 'name':
        return start.quoted ? this.nameOrLambda() : this.word();
      case 'symbol':
        if (start.text === '(') return this.parentheses();
        if (start.text === '{') {
          return this.language === 'java' ? this.arrayItems() : this.braces();
        }
        if (start.text === '[') {
          const items = this.inside(false, end => this.items(end));
          return { kind: 'list', items, ...this.range(start) };
        }
        if (start.text === '@') {
          this.next();
          this.type();
          if (this.is('(')) this.skipBrackets();
          return this.deeper(() => this.primary()) ?? this.hole(start);
        }
        if (start.text === '::') {
          this.next();
          return this.nameOrLambda();
        }
        if (!/^[)\]},;]$/.test(start.text)) this.next();
        return this.hole(start);
      default:
        return this.hole(start);
    }
  }

  private numberLiteral(): Expression {
    const start = this.next();
    const digits = start.text.replace(/_/g, '');
    const isHex = /^0[xXbB]/.test(digits);
    const value = Number(isHex ? digits : digits.replace(/[lLfFdD]$/, ''));
    const decimal = !isHex && /[.eEfFdD]/.test(digits);
    return Number.isNaN(value)
      ? this.hole(start)
      : { kind: 'number', value, decimal, ...this.range(start) };
  }

  private textLiteral(): Expression {
    const start = this.next();
    const pieces = start.pieces.map(
      (piece): TextPiece =>
        'text' in piece
          ? piece
          : { value: this.inner(piece.tokens) ?? this.hole(start) },
    );
    return { kind: 'text', pieces, ...this.range(start) };
  }

  /** An expression of tokens of their own, as in an interpolation. */
  private inner(tokens: Token[]): Expression | null {
    const { at, lines } = this;
    const outer = this.swap(tokens);
    this.lines = this.language !== 'java';
    try {
      return this.deeper(() => this.assignment());
    } finally {
      this.swap(outer);
      this.at = at;
      this.lines = lines;
    }
  }

  private word(): Expression {
    const start = this.token;
    switch (start.text) {
      case 'true':
      case 'false':
        this.next();
        return {
          kind: 'constant',
          value: start.text === 'true',
          ...this.range(start),
        };
      case 'null':
        this.next();
        return { kind: 'constant', value: null, ...this.range(start) };
      case 'new':
        return this.created();
      case 'if':
        return this.ifExpression();
      case 'for':
        return this.forExpression();
      case 'while':
        return this.whileExpression();
      case 'do':
        return this.doExpression();
      case 'try':
        return this.tryExpression();
      case 'return':
      case 'throw': {
        this.next();
        if (this.is('@')) {
          this.next();
          this.next();
        }
        const ends =
          this.isEnd || this.breaks || /^[;})]$/.test(this.token.text);
        const value = ends ? null : this.expression();
        return {
          kind: 'return',
          value,
          throws: start.text === 'throw',
          ...this.range(start),
        };
      }
      default:
        return this.wordOfLanguage(start);
    }
  }

  private wordOfLanguage(start: Token): Expression {
    const { language } = this;
    if (language === 'scala' && start.text === '_') {
      if (this.is('=>', this.peek())) return this.nameOrLambda();
      this.placeholders += 1;
      this.next();
      const name = placeholderName(this.placeholders);
      return { kind: 'name', name, ...this.range(start) };
    }
    if (language === 'scala' && start.text === 'implicit') {
      this.next();
      return this.nameOrLambda();
    }
    if (language === 'kotlin' && start.text === 'when') return this.when();
    if (language === 'java' && start.text === 'switch')
      return this.javaSwitch();
    if (language === 'kotlin' && start.text === 'object') {
      this.next();
      const body = this.typeBody('object', start);
      const type = body.parents[0]?.name ?? 'Any';
      const args = body.parents[0]?.args ?? [];
      return { kind: 'new', type, args, body, ...this.range(start) };
    }
    if (
      language === 'kotlin' &&
      start.text === 'fun' &&
      this.is('(', this.peek())
    ) {
      this.next();
      const parameters = this.parameters();
      if (this.take(':')) this.type();
      const body = this.is('{') ? this.block() : this.bodyAfterEquals();
      return { kind: 'lambda', parameters, body, ...this.range(start) };
    }
    if (keywords[language].has(start.text) && start.text !== 'get') {
      return this.hole(start);
    }
    return this.nameOrLambda();
  }

  protected bodyAfterEquals(): Expression {
    this.take('=');
    return this.argumentValue();
  }

  private nameOrLambda(): Expression {
    const start = this.next();
    const arrow = this.language === 'java' ? '->' : '=>';
    if (this.language !== 'kotlin' && this.is(arrow)) {
      this.next();
      return this.lambdaOf([plainParameter(start.text)], start);
    }
    return { kind: 'name', name: start.text, ...this.range(start) };
  }

  private lambdaOf(parameters: Parameter[], start: Token): Expression {
    const before = this.placeholders;
    const body =
      this.is('{') && this.language === 'java'
        ? this.block()
        : this.expression();
    this.placeholders = before;
    return { kind: 'lambda', parameters, body, ...this.range(start) };
  }

  private parentheses(): Expression {
    const start = this.token;
    const after =
      this.tokens[Math.min(this.closeOf(this.at) + 1, this.tokens.length - 1)];
    const arrow = this.language === 'java' ? '->' : '=>';
    if (this.language !== 'kotlin' && this.is(arrow, after)) {
      const parameters = this.lambdaParameters();
      this.next();
      return this.lambdaOf(parameters, start);
    }
    if (this.language === 'java' && this.isCast(after)) {
      const type = this.closeOf(this.at) - this.at === 2 && this.peek().text;
      this.skipBrackets();
      const target = this.deeper(() => this.unary()) ?? this.hole(start);
      const name = type && numberCasts.get(type);
      return name
        ? { kind: 'member', target, name, ...this.range(start) }
        : target;
    }
    const before = this.placeholders;
    const items = this.inside(false, end => this.items(end));
    const [only] = items;
    if (items.length === 1) {
      // `(_ + 1)` belongs to what surrounds it.
      this.placeholders = Math.max(before, this.placeholders);
      return { ...only, ...this.range(start) };
    }
    return { kind: 'tuple', items, ...this.range(start) };
  }

  /** `(a, b: T)`, `(String a, int b)`: names only. */
  private lambdaParameters(): Parameter[] {
    return this.inside(false, end => {
      const found: Parameter[] = [];
      while (this.at < end) {
        let name = '';
        let typed = false;
        while (this.at < end && !this.is(',')) {
          if (this.token.kind === 'name' && !typed) name = this.token.text;
          if (this.is(':')) typed = true;
          if ('([{<'.includes(this.token.text) && this.token.close >= 0) {
            this.skipBrackets();
          } else {
            this.next();
          }
        }
        this.take(',');
        found.push(plainParameter(name));
      }
      return found;
    });
  }

  private isCast(after: Token): boolean {
    const end = this.closeOf(this.at);
    const operand =
      after.kind === 'name'
        ? !keywords.java.has(after.text)
        : after.kind === 'text' ||
          after.kind === 'number' ||
          this.is('(', after) ||
          this.is('!', after);
    if (!operand || this.peek().kind !== 'name') return false;
    for (let at = this.at + 1; at < end; at += 1) {
      const { kind, text } = this.tokens[at];
      if (kind === 'name') continue;
      if (kind !== 'symbol' || !/^[.<>,?&[\]]$/.test(text)) return false;
    }
    return true;
  }

  private items(end: number): Expression[] {
    const found: Expression[] = [];
    while (this.at < end) {
      const before = this.at;
      found.push(this.expression());
      if (!this.take(',') && this.at === before) this.next();
      else this.skipToComma(end);
    }
    return found;
  }

  /** `{a, b}` of Java. */
  private arrayItems(): Expression {
    const start = this.token;
    const items = this.inside(false, end => this.items(end));
    return { kind: 'list', items, ...this.range(start) };
  }

  /** A block, or a function where the language says so. */
  protected braces(): Expression {
    const start = this.token;
    const before = this.placeholders;
    const value = this.inside(true, end => this.bracesBody(start, end));
    this.placeholders = before;
    return { ...value, ...this.range(start) };
  }

  private bracesBody(start: Token, end: number): Expression {
    if (this.language === 'scala') {
      if (this.is('case')) {
        const cases = this.scalaCases(end);
        const body: Expression = {
          kind: 'match',
          subject: null,
          cases,
          ...this.range(start),
        };
        return {
          kind: 'lambda',
          parameters: [plainParameter('case')],
          body,
          ...this.range(start),
        };
      }
      this.take('implicit');
    }
    const parameters = this.bracesParameters(end);
    const body: Expression = {
      kind: 'block',
      statements: this.statements(end),
      ...this.range(start),
    };
    if (this.language === 'kotlin' || parameters) {
      return {
        kind: 'lambda',
        parameters: parameters ?? [plainParameter('it')],
        body,
        ...this.range(start),
      };
    }
    return body;
  }

  /** `x =>`, `(a, b) =>`, `x: T =>`, `a, b ->` at the start of braces. */
  private bracesParameters(end: number): Parameter[] | null {
    const arrow = this.language === 'kotlin' ? '->' : '=>';
    if (this.is('(')) {
      const close = this.closeOf(this.at);
      if (this.is(arrow, this.tokens[close + 1])) {
        const parameters = this.lambdaParameters();
        this.next();
        return parameters;
      }
      if (this.language === 'scala') return null;
    }
    const found: Parameter[] = [];
    let typed = false;
    for (let at = this.at; at < Math.min(end, this.at + 40); at += 1) {
      const token = this.tokens[at];
      if (this.is(arrow, token)) {
        this.at = at + 1;
        return found;
      }
      if (token.kind === 'name') {
        if (token.newline && at > this.at) return null;
        if (!typed) found.push(plainParameter(token.text));
        typed = true;
      } else if (this.is(',', token)) {
        typed = false;
      } else if ('(['.includes(token.text) && token.kind === 'symbol') {
        for (let inner = at + 1; inner < token.close && !typed; inner += 1) {
          const name = this.tokens[inner];
          if (name.kind === 'name') found.push(plainParameter(name.text));
        }
        at = this.closeOf(at);
        typed = true;
      } else if (!/^[:.<>?]$/.test(token.text)) {
        return null;
      }
    }
    return null;
  }

  private created(): Expression {
    const start = this.next();
    const parent = this.parent();
    if (this.language === 'java' && this.is('[')) {
      while (this.is('[')) this.skipBrackets();
      return this.is('{')
        ? this.arrayItems()
        : { kind: 'list', items: [], ...this.range(start) };
    }
    let body: TypeDeclaration | null = null;
    if (this.is('{') || this.is('with')) {
      body = this.typeBody(parent.name, start);
    }
    return {
      kind: 'new',
      type: parent.name,
      args: parent.args,
      body,
      ...this.range(start),
    };
  }

  private swap(tokens: Token[]): Token[] {
    const before = this.tokens;
    this.tokens = tokens;
    this.at = 0;
    return before;
  }

  /** Passes over what the reader of an item did not understand. */
  protected skipToComma(end: number): void {
    if (this.is(',', this.tokens[this.at - 1])) return;
    while (this.at < end && !this.is(',')) {
      if ('([{'.includes(this.token.text) && this.token.kind === 'symbol') {
        this.skipBrackets();
      } else {
        this.next();
      }
    }
    this.take(',');
  }
}

/** Each `_` of an expression stands for a parameter of its own. */
function placeholderName(index: number): string {
  return index === 1 ? '_' : `_#${index}`;
}

export function plainParameter(name: string): Parameter {
  return { name, type: null, fallback: null, rest: false, annotations: [] };
}
