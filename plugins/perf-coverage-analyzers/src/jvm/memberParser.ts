import { ExpressionParser } from './expressionParser';
import { plainParameter } from './operandParser';
import {
  Annotation,
  Expression,
  FunctionDeclaration,
  Parameter,
  Statement,
} from './syntax';
import { Token } from './tokens';

/** Words that start a statement of Java; `if (x) {` declares no method. */
const javaStatementWords = new Set(
  (
    'return throw new else case default if for while do try catch finally switch ' +
    'synchronized assert break continue package yield'
  ).split(' '),
);

export const modifierWords = new Set(
  (
    'public private protected internal static final abstract sealed open ' +
    'override lazy implicit inline suspend const lateinit data companion ' +
    'tailrec operator infix external actual expect inner transient volatile ' +
    'synchronized native default strictfp case annotation value opaque ' +
    'transparent non-sealed vararg noinline crossinline reified'
  ).split(' '),
);

export interface Modifiers {
  words: Set<string>;
  annotations: Annotation[];
}

/** Reads functions, values and their parameters, as each language declares them. */
export abstract class MemberParser extends ExpressionParser {
  protected modifiers(): Modifiers {
    const words = new Set<string>();
    const annotations: Annotation[] = [];
    for (;;) {
      const { token } = this;
      if (
        this.is('@') &&
        this.peek().kind === 'name' &&
        !this.is('interface', this.peek())
      ) {
        this.next();
        annotations.push(this.annotation(token));
      } else if (
        token.kind === 'name' &&
        !token.quoted &&
        modifierWords.has(token.text) &&
        this.goesOnAfterModifier()
      ) {
        words.add(this.next().text);
        if (this.is('[')) this.skipBrackets();
      } else {
        return { words, annotations };
      }
    }
  }

  /** `open` and `value` are names too. */
  private goesOnAfterModifier(): boolean {
    const next = this.peek();
    if (this.is('private') || this.is('protected') || this.is('static')) {
      return true;
    }
    return next.kind === 'name' || this.is('@', next) || this.is('[', next);
  }

  private annotation(start: Token): Annotation {
    const words = this.qualifiedName().split('.');
    if (this.take(':')) {
      // `@get:Param` of Kotlin.
      words.splice(0, words.length, ...this.qualifiedName().split('.'));
    }
    if (this.is('[') && this.language === 'scala') this.skipBrackets();
    const hasArgs = this.is('(') && !(this.token.newline && this.lines);
    return {
      name: words[words.length - 1],
      args: hasArgs ? this.args() : [],
      line: start.line,
    };
  }

  protected skipTypeParameters(): void {
    if (this.is('[') && this.language === 'scala') this.skipBrackets();
    if (this.is('<')) {
      const end = this.typeArgumentsEnd(this.at);
      if (end > 0) this.at = end;
      else this.skipAngles();
    }
  }

  /** `<T : Comparable<T>>` of a declaration. */
  private skipAngles(): void {
    let depth = 0;
    for (let count = 0; count < 200 && !this.isEnd; count += 1) {
      if (this.is('<')) depth += 1;
      if (this.is('>')) depth -= 1;
      this.next();
      if (depth === 0) return;
    }
  }

  protected valueDeclaration(start: Token, modifiers: Modifiers): Statement {
    this.skipTypeParameters();
    const names = this.pattern();
    const type = this.take(':') ? this.type() : null;
    let init: Expression | null = null;
    if (this.take('=')) {
      init = this.argumentValue();
    } else if (this.language === 'kotlin' && this.take('by')) {
      init = this.delegate();
    } else if (this.language === 'kotlin') {
      init = this.getter();
    }
    return {
      kind: 'value',
      names,
      init,
      type,
      isStatic: false,
      annotations: modifiers.annotations,
      ...this.range(start),
    };
  }

  /** `by lazy { … }`: the value of the block. */
  private delegate(): Expression {
    const start = this.token;
    const value = this.expression();
    const last =
      value.kind === 'call' ? value.args[value.args.length - 1] : null;
    return last?.value.kind === 'lambda' ? last.value.body : this.hole(start);
  }

  private getter(): Expression | null {
    if (!this.is('get') || !this.is('(', this.peek())) return null;
    this.next();
    this.skipBrackets();
    if (this.take(':')) this.type();
    if (this.is('{')) return this.block();
    return this.take('=') ? this.argumentValue() : null;
  }

  /** A name, `(a, b)`, `a, b`, `Some(x)`, or `T.name` of an extension property. */
  private pattern(): string[] {
    const names: string[] = [];
    do {
      if (this.is('(')) {
        this.inside(false, end => {
          while (this.at < end) {
            const token = this.next();
            if (token.kind === 'name') names.push(token.text);
            if (this.take(':')) this.type();
          }
        });
        continue;
      }
      let name = this.takeName();
      while (this.take('.')) name = this.takeName() ?? name;
      if (name === null) break;
      if (this.is('(') && this.language === 'scala') {
        this.inside(false, end => {
          while (this.at < end) {
            const token = this.next();
            if (token.kind === 'name') names.push(token.text);
          }
        });
      } else {
        names.push(name);
      }
    } while (this.language === 'scala' && this.take(','));
    return names;
  }

  protected scalaFunction(start: Token, modifiers: Modifiers): Statement {
    this.next();
    const { text: name, line: nameLine } = this.next();
    this.skipTypeParameters();
    const lists: Parameter[][] = [];
    const context: Parameter[][] = [];
    while (this.is('(') && !this.breaks) {
      const first = this.peek();
      const isContext = this.is('implicit', first) || this.is('using', first);
      (isContext ? context : lists).push(this.parameters());
    }
    if (this.take(':')) this.type();
    let body: Expression | null = null;
    if (this.take('=')) {
      this.take('macro');
      body = this.is('{') ? this.bodyBlock() : this.argumentValue();
    } else if (this.is('{')) {
      body = this.block();
    }
    const [parameters = [], ...further] = lists;
    return this.functionOf(start, modifiers, {
      name,
      nameLine,
      parameters,
      further,
      context,
      body,
    });
  }

  /** A function as read; only Java has the word `static`. */
  private functionOf(
    start: Token,
    { words, annotations }: Modifiers,
    read: Pick<
      FunctionDeclaration,
      'name' | 'nameLine' | 'parameters' | 'body'
    > &
      Partial<Pick<FunctionDeclaration, 'further' | 'context' | 'receiver'>>,
  ): FunctionDeclaration {
    return {
      kind: 'function',
      further: [],
      context: [],
      receiver: null,
      ...read,
      isStatic: words.has('static'),
      annotations,
      ...this.range(start),
    };
  }

  /** `= { … }.foo` goes on behind the block. */
  protected bodyBlock(): Expression {
    const after = this.tokens[this.closeOf(this.at) + 1];
    return this.is('.', after) ? this.argumentValue() : this.braces();
  }

  protected kotlinFunction(
    start: Token,
    modifiers: Modifiers,
  ): Statement | null {
    this.next();
    this.skipTypeParameters();
    const words: string[] = [];
    let nameLine = start.line;
    while (this.token.kind === 'name') {
      nameLine = this.token.line;
      words.push(this.next().text);
      this.skipTypeParameters();
      this.take('?');
      if (!this.take('.')) break;
    }
    const name = words.pop();
    if (name === undefined) return null;
    const parameters = this.is('(') ? this.parameters() : [];
    if (this.take(':')) this.type();
    let body: Expression | null = null;
    if (this.is('{')) body = this.block();
    else if (this.take('=')) body = this.argumentValue();
    return this.functionOf(start, modifiers, {
      name,
      nameLine,
      parameters,
      body,
      receiver: words.length > 0 ? words.join('.') : null,
    });
  }

  protected parameters(): Parameter[] {
    return this.inside(false, end => {
      const found: Parameter[] = [];
      if (this.is('using') && this.peek().kind === 'name') this.next();
      while (this.at < end) {
        const before = this.at;
        const parameter =
          this.language === 'java'
            ? this.javaParameter(end)
            : this.typedParameter(end);
        if (parameter) found.push(parameter);
        this.take(',');
        if (this.at === before) this.next();
      }
      return found;
    });
  }

  /** `implicit name: T = x`, `vararg name: T`, `val name: T` */
  private typedParameter(end: number): Parameter | null {
    const { words, annotations } = this.modifiers();
    if (this.is('val') || this.is('var')) this.next();
    const name = this.takeName();
    if (name === null) return null;
    const parameter = { ...plainParameter(name), annotations };
    parameter.rest = words.has('vararg');
    if (this.take(':')) {
      parameter.type = this.type();
      parameter.rest ||= this.is('*', this.tokens[this.at - 1]);
    }
    if (this.take('=')) parameter.fallback = this.argumentValue();
    while (this.at < end && !this.is(',')) {
      if ('([{'.includes(this.token.text) && this.token.kind === 'symbol') {
        this.skipBrackets();
      } else {
        this.next();
      }
    }
    return parameter;
  }

  private javaParameter(end: number): Parameter | null {
    const { annotations } = this.modifiers();
    let name: string | null = null;
    let type: string | null = null;
    let rest = false;
    while (this.at < end && !this.is(',')) {
      if (this.is('<')) {
        const behind = this.typeArgumentsEnd(this.at);
        if (behind > 0) {
          this.at = behind;
          continue;
        }
      }
      const token = this.next();
      if (token.text === '...') rest = true;
      if (token.kind === 'name') {
        type ??= token.text;
        name = token.text;
      }
    }
    return name === null
      ? null
      : { ...plainParameter(name), type, rest, annotations };
  }

  /** A method, constructor, field or local variable of Java. */
  protected javaMember(start: Token, modifiers: Modifiers): Statement | null {
    const { at } = this;
    if (this.is('<')) this.skipTypeParameters();
    const first = this.token.text;
    if (javaStatementWords.has(first)) {
      if (first === 'assert') this.next();
      return null;
    }
    const isConstructor =
      this.token.kind === 'name' && this.is('(', this.peek());
    if (isConstructor) {
      const behind = this.tokens[this.closeOf(this.at + 1) + 1];
      if (!behind || !(this.is('{', behind) || this.is('throws', behind))) {
        this.at = at;
        return null;
      }
      return this.javaMethod(start, modifiers);
    }
    const type = this.javaType();
    const after = this.peek();
    const fits =
      type !== null &&
      this.token.kind === 'name' &&
      !this.is('instanceof') &&
      (/^[=;,([]$/.test(after.text) ||
        this.is(':', after) ||
        after.kind === 'end');
    if (!fits) {
      this.at = at;
      return null;
    }
    if (this.is('(', after)) return this.javaMethod(start, modifiers);
    return this.javaVariables(start, modifiers, type);
  }

  /** `a.b.C<D>[]`; null where there is none. */
  protected javaType(): string | null {
    const words: string[] = [];
    while (this.token.kind === 'name') {
      words.push(this.next().text);
      if (this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        if (end < 0) return null;
        this.at = end;
      }
      if (!this.is('.') || this.peek().kind !== 'name') break;
      this.next();
    }
    while (this.is('[') && this.is(']', this.peek())) this.skipBrackets();
    return words.length > 0 ? words.join('.') : null;
  }

  private javaMethod(start: Token, modifiers: Modifiers): Statement {
    const { text: name, line: nameLine } = this.next();
    const parameters = this.parameters();
    while (!this.isEnd && !this.is('{') && !this.is(';')) {
      if (this.is('}') || this.is(')')) break;
      this.next();
    }
    const body = this.is('{') ? this.block() : null;
    this.take(';');
    return this.functionOf(start, modifiers, {
      name,
      nameLine,
      parameters,
      body,
    });
  }

  private javaVariables(
    start: Token,
    modifiers: Modifiers,
    type: string | null,
  ): Statement {
    const name = this.next().text;
    while (this.is('[')) this.skipBrackets();
    const init = this.take('=') ? this.argumentValue() : null;
    const first: Statement = {
      kind: 'value',
      names: [name],
      init,
      type,
      isStatic: modifiers.words.has('static'),
      annotations: modifiers.annotations,
      ...this.range(start),
    };
    // `int a = 1, b = 2;`: the further names are of no use without their values.
    while (!this.isEnd && this.is(',')) {
      this.next();
      this.takeName();
      if (this.take('=')) this.argumentValue();
    }
    this.take(';');
    return first;
  }

  protected qualifiedName(): string {
    const words: string[] = [];
    while (this.token.kind === 'name' && !(words.length > 0 && this.breaks)) {
      words.push(this.next().text);
      if (this.is('.') && this.peek().kind === 'name') this.next();
      else break;
    }
    return words.join('.');
  }
}
