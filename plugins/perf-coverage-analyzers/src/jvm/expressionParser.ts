import { ControlParser } from './controlParser';
import {
  Argument,
  Expression,
  JvmLanguage,
  Parameter,
  Parent,
  Range,
  TextPiece,
  TypeDeclaration,
} from './syntax';
import { Token } from './tokens';

const keywords: Record<JvmLanguage, ReadonlySet<string>> = {
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

/** Binding strength of symbols; higher binds tighter. */
const strengths: Record<string, number> = {
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '===': 7,
  '!==': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  '?:': 9,
  '..': 11,
  '..<': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
};

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '|=', '&=']);
const neverOperators = new Set(['=>', '->', '<-', ':', '=', '?', '@', '::']);

/** Casts that change a number, as the methods of Scala that do the same. */
const numberCasts = new Map([
  ['int', 'toInt'],
  ['long', 'toLong'],
  ['float', 'toFloat'],
  ['double', 'toDouble'],
]);

/** The strength of an operator of Scala, by its first character. */
function scalaStrength(operator: string): number {
  if (/^[a-zA-Z_$]/.test(operator)) return 1;
  if (operator.endsWith('=') && !/^(?:[<>=!]=|===)$/.test(operator)) return -1;
  const order = ['|', '^', '&', '=!', '<>', ':', '+-', '*/%'];
  const index = order.findIndex(group => group.includes(operator[0]));
  return index < 0 ? 14 : index + 3;
}

/** Reads expressions; what it does not understand becomes a hole. */
export abstract class ExpressionParser extends ControlParser {
  /** Placeholders `_` met since the innermost argument started. */
  private placeholders = 0;

  protected abstract typeBody(name: string, start: Token): TypeDeclaration;
  protected abstract parent(): Parent;

  protected expression(): Expression {
    const start = this.token;
    return this.deeper(() => this.assignment()) ?? this.hole(start);
  }

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

  private assignment(): Expression {
    const start = this.token;
    const target = this.conditional();
    if (!this.isAny(assignments) || this.token.kind !== 'symbol') {
      const compound =
        this.language === 'scala' &&
        this.token.kind === 'symbol' &&
        !this.breaks &&
        /^[^<>=!:]{1,3}=$/.test(this.token.text);
      if (!compound) return target;
    }
    const operator = this.next().text;
    const value = this.expression();
    return { kind: 'assign', target, operator, value, ...this.range(start) };
  }

  private conditional(): Expression {
    const start = this.token;
    const condition = this.binary(0);
    if (this.language !== 'java' || !this.take('?')) return condition;
    const then = this.expression();
    this.take(':');
    const otherwise = this.expression();
    return { kind: 'if', condition, then, otherwise, ...this.range(start) };
  }

  private operatorStrength(): number {
    const { token, language } = this;
    if (token.kind === 'symbol') {
      if (!/^[^\w()[\]{},;."'`]/.test(token.text)) return -1;
      if (neverOperators.has(token.text)) {
        return language === 'scala' && /^(?:->|::)$/.test(token.text)
          ? scalaStrength(token.text)
          : -1;
      }
      if (this.breaks && token.text !== '?:' && !/^[&|]{2}$/.test(token.text)) {
        return -1;
      }
      if (language === 'scala') {
        return this.isAny(assignments) ? -1 : scalaStrength(token.text);
      }
      return strengths[token.text] ?? -1;
    }
    if (token.kind !== 'name' || this.breaks) return -1;
    if (language === 'java') return token.text === 'instanceof' ? 8 : -1;
    if (!token.quoted) {
      if (language === 'kotlin' && /^(?:in|is|as)$/.test(token.text)) return 8;
      if (keywords[language].has(token.text)) return -1;
    }
    return language === 'scala' ? 1 : 10;
  }

  private binary(least: number): Expression {
    const start = this.token;
    let left = this.unary();
    for (;;) {
      const strength = this.operatorStrength();
      if (strength < least || strength < 0) return left;
      const operator = this.next();
      const { text } = operator;
      if (
        /^(?:instanceof|is|as|!is)$/.test(text) &&
        this.language !== 'scala'
      ) {
        this.take('?');
        this.type();
        if (this.language === 'java') this.takeName();
        if (text !== 'as') left = this.hole(start);
        continue;
      }
      const isName = operator.kind === 'name';
      if (!this.startsOperand(isName)) {
        // Postfix, as `10 seconds`.
        left = {
          kind: 'member',
          target: left,
          name: text,
          ...this.range(start),
        };
        continue;
      }
      if (isName) {
        left = this.infixCall(left, text, strength, start);
      } else {
        const right =
          this.deeper(() => this.binary(strength + 1)) ?? this.hole();
        left = {
          kind: 'binary',
          operator: text,
          left,
          right,
          ...this.range(start),
        };
      }
    }
  }

  private startsOperand(afterName: boolean): boolean {
    const { token } = this;
    if (token.kind === 'end') return false;
    if (afterName && this.breaks && !this.is('(') && !this.is('{')) {
      return false;
    }
    if (token.kind !== 'symbol') {
      return token.quoted || !keywords[this.language].has(token.text);
    }
    if (['(', '{', '-', '!', '[', '~', '@'].includes(token.text)) return true;
    return token.text === '+' || token.text === '*' || token.text === '::';
  }

  /** `a exec b`, `setup(…) withRequests (x, y)`, `1 to 10`. */
  private infixCall(
    target: Expression,
    name: string,
    strength: number,
    start: Token,
  ): Expression {
    const callee: Expression = {
      kind: 'member',
      target,
      name,
      ...this.range(start),
    };
    let args: Argument[];
    if (this.is('(') && this.endsOperandAt(this.closeOf(this.at) + 1)) {
      args = this.args();
    } else {
      const value = this.deeper(() => this.binary(strength + 1)) ?? this.hole();
      args = [{ name: null, value, spread: false }];
    }
    return { kind: 'call', callee, args, ...this.range(start) };
  }

  /** What stands there does not go on with an operand in parentheses. */
  private endsOperandAt(index: number): boolean {
    const token = this.tokens[Math.min(index, this.tokens.length - 1)];
    return !(
      token.kind === 'symbol' &&
      (/^(?:\.|\?\.|=>|->|\(|\[)$/.test(token.text) ||
        (/^[-+*/%<>&|^]/.test(token.text) && !token.newline))
    );
  }

  private unary(): Expression {
    const start = this.token;
    if (this.is('!')) {
      this.next();
      const operand = this.deeper(() => this.unary()) ?? this.hole();
      return { kind: 'not', operand, ...this.range(start) };
    }
    if (start.kind === 'symbol' && /^[-+~*]$|^(?:\+\+|--)$/.test(start.text)) {
      this.next();
      const operand = this.deeper(() => this.unary()) ?? this.hole();
      if (start.text !== '-') return operand;
      if (operand.kind === 'number') {
        return { ...operand, value: -operand.value };
      }
      const zero: Expression = {
        kind: 'number',
        value: 0,
        decimal: false,
        ...this.range(start),
      };
      return {
        kind: 'binary',
        operator: '-',
        left: zero,
        right: operand,
        ...this.range(start),
      };
    }
    return this.postfix(this.primary(), start);
  }

  private postfix(first: Expression, start: Token): Expression {
    let value = first;
    for (let count = 0; count < 20_000; count += 1) {
      const next = this.postfixOnce(value, start);
      if (!next) return value;
      value = next;
    }
    return value;
  }

  private postfixOnce(value: Expression, start: Token): Expression | null {
    if (this.is('.') || this.is('?.')) {
      this.next();
      if (this.language === 'java' && this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        if (end > 0) this.at = end;
      }
      if (this.is('new')) return this.primary();
      const name = this.takeName();
      if (name === null) return this.hole(start);
      return { kind: 'member', target: value, name, ...this.range(start) };
    }
    if (this.is('::') && this.language !== 'scala') {
      this.next();
      const name = this.takeName() ?? 'class';
      return { kind: 'member', target: value, name, ...this.range(start) };
    }
    if (this.is('!!') || (this.is('++') && this.language !== 'scala')) {
      this.next();
      return value;
    }
    if (this.is('--') && this.language !== 'scala') {
      this.next();
      return value;
    }
    if (this.breaks) {
      return null;
    }
    if (this.is('(')) return this.callOf(value, this.args(), start);
    if (this.is('[')) {
      if (this.language === 'scala') {
        this.skipBrackets();
        return { ...value };
      }
      const key = this.inside(false, () => this.expression());
      return { kind: 'index', target: value, key, ...this.range(start) };
    }
    if (this.is('<') && this.language === 'kotlin' && isNamed(value)) {
      const end = this.typeArgumentsEnd(this.at);
      const after = end > 0 ? this.tokens[end] : undefined;
      if (!after || !(this.is('(', after) || this.is('{', after))) return null;
      this.at = end;
      return { ...value };
    }
    return this.postfixKeyword(value, start);
  }

  private postfixKeyword(value: Expression, start: Token): Expression | null {
    if (this.is('{') && this.language !== 'java') {
      if (value.kind === 'number' || value.kind === 'text') return null;
      const body = this.braces();
      if (this.language === 'kotlin' && value.kind === 'call') {
        // A function behind the parentheses is the last argument.
        const args = [
          ...value.args,
          { name: null, value: body, spread: false },
        ];
        return { ...value, args, ...this.range(start) };
      }
      return this.callOf(
        value,
        [{ name: null, value: body, spread: false }],
        start,
      );
    }
    if (this.is('match') && this.language === 'scala') {
      this.next();
      if (!this.is('{')) return null;
      return this.inside(true, end => ({
        kind: 'match' as const,
        subject: value,
        cases: this.scalaCases(end),
        ...this.range(start),
      }));
    }
    return null;
  }

  private callOf(
    callee: Expression,
    args: Argument[],
    start: Token,
  ): Expression {
    return { kind: 'call', callee, args, ...this.range(start) };
  }

  /** `(a, name = b, list: _*)` */
  protected args(): Argument[] {
    return this.inside(false, end => {
      const found: Argument[] = [];
      while (this.at < end) {
        const before = this.at;
        let name: string | null = null;
        let spread = false;
        if (this.token.kind === 'name' && this.is('=', this.peek())) {
          name = this.next().text;
          this.next();
        } else if (this.language === 'kotlin' && this.take('*')) {
          spread = true;
        }
        const value = this.argumentValue();
        if (this.is(':') && this.language === 'scala') {
          this.next();
          spread = this.is('_') || this.is('_*');
          while (this.at < end && !this.is(',')) {
            if ('([{'.includes(this.token.text)) this.skipBrackets();
            else this.next();
          }
        }
        if (value.kind === 'member' && value.name === '*') {
          // `list*` of Scala 3.
          found.push({ name, value: value.target, spread: true });
        } else {
          found.push({ name, value, spread });
        }
        if (!this.take(',') && this.at === before) this.next();
        else this.skipToComma(end);
      }
      return found;
    });
  }

  /** Passes over what the reader of an item did not understand. */
  private skipToComma(end: number): void {
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

  /** `(name: T = x, …)`, `(final T name, T... more)` */
  protected abstract parameters(): Parameter[];

  private swap(tokens: Token[]): Token[] {
    const before = this.tokens;
    this.tokens = tokens;
    this.at = 0;
    return before;
  }
}

function isNamed(value: Expression & Range): boolean {
  return value.kind === 'name' || value.kind === 'member';
}

/** Each `_` of an expression stands for a parameter of its own. */
function placeholderName(index: number): string {
  return index === 1 ? '_' : `_#${index}`;
}

export function plainParameter(name: string): Parameter {
  return { name, type: null, fallback: null, rest: false, annotations: [] };
}
