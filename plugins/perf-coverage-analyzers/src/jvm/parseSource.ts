import { ExpressionParser, plainParameter } from './expressionParser';
import { withBraces } from './layout';
import {
  Annotation,
  Argument,
  Expression,
  ImportName,
  JvmLanguage,
  Parameter,
  Parent,
  SourceUnit,
  Statement,
  TypeDeclaration,
  TypeKind,
} from './syntax';
import { Token, tokenize } from './tokens';

/** Words that start a statement of Java; `if (x) {` declares no method. */
const javaStatementWords = new Set(
  (
    'return throw new else case default if for while do try catch finally switch ' +
    'synchronized assert break continue package yield'
  ).split(' '),
);

/** The language of a file by its ending. */
export function jvmLanguageOf(path: string): JvmLanguage | null {
  if (path.endsWith('.java')) return 'java';
  if (/\.kts?$/.test(path)) return 'kotlin';
  return /\.(?:scala|sc)$/.test(path) ? 'scala' : null;
}

const modifierWords = new Set(
  (
    'public private protected internal static final abstract sealed open ' +
    'override lazy implicit inline suspend const lateinit data companion ' +
    'tailrec operator infix external actual expect inner transient volatile ' +
    'synchronized native default strictfp case annotation value opaque ' +
    'transparent non-sealed vararg noinline crossinline reified'
  ).split(' '),
);

const typeWords: Record<string, TypeKind> = {
  class: 'class',
  object: 'object',
  trait: 'interface',
  interface: 'interface',
  enum: 'enum',
  record: 'class',
};

interface Modifiers {
  words: Set<string>;
  annotations: Annotation[];
}

class UnitParser extends ExpressionParser {
  private packageName = '';
  private readonly imports: ImportName[] = [];

  unit(): Pick<SourceUnit, 'packageName' | 'imports' | 'statements'> {
    const statements: Statement[] = [];
    while (!this.isEnd) {
      if (this.take(';')) continue;
      const before = this.at;
      if (this.take('package')) {
        this.readPackage(statements);
      } else {
        const one = this.deeper(() => this.statement());
        if (one) statements.push(one);
      }
      if (this.at === before) this.next();
    }
    return { packageName: this.packageName, imports: this.imports, statements };
  }

  private readPackage(statements: Statement[]): void {
    const isObject = this.take('object');
    const name = this.qualifiedName();
    if (isObject) {
      const type = this.typeBody(name, this.token);
      statements.push({ ...type, typeKind: 'object', isCompanion: true });
      return;
    }
    this.packageName = this.packageName ? `${this.packageName}.${name}` : name;
    if (this.is('{')) {
      this.inside(true, end => statements.push(...this.statements(end)));
    }
  }

  private qualifiedName(): string {
    const words: string[] = [];
    while (this.token.kind === 'name' && !(words.length > 0 && this.breaks)) {
      words.push(this.next().text);
      if (this.is('.') && this.peek().kind === 'name') this.next();
      else break;
    }
    return words.join('.');
  }

  /** Imports may stand anywhere in Scala; they are taken for the whole file. */
  private readImport(): void {
    do {
      this.take('static');
      const words: string[] = [];
      let more = true;
      while (more) {
        if (this.is('{')) {
          this.inside(false, end => this.importSelectors(words, end));
          return;
        }
        if (this.is('*') || this.is('_')) {
          this.next();
          this.imports.push({
            path: words.join('.'),
            wildcard: true,
            alias: '',
          });
          this.take(';');
          words.length = 0;
          break;
        }
        const name = this.takeName();
        if (name === null) break;
        words.push(name);
        more = this.take('.');
      }
      if (words.length === 0) continue;
      const alias = this.take('as') ? this.takeName() : null;
      this.imports.push({
        path: words.join('.'),
        wildcard: false,
        alias: alias ?? words[words.length - 1],
      });
    } while (this.take(','));
  }

  private importSelectors(words: string[], end: number): void {
    while (this.at < end) {
      const name = this.next();
      if (name.text === '_' || name.text === '*') {
        this.imports.push({ path: words.join('.'), wildcard: true, alias: '' });
      } else if (name.kind === 'name') {
        let alias: string = name.text;
        if (this.take('=>') || this.take('as')) {
          alias = this.next().text;
        }
        if (alias !== '_') {
          this.imports.push({
            path: [...words, name.text].join('.'),
            wildcard: false,
            alias,
          });
        }
      }
    }
  }

  protected statement(): Statement | null {
    const start = this.token;
    if (this.is('import') && this.peek().kind === 'name') {
      this.next();
      this.readImport();
      return null;
    }
    if (this.is('{') && this.language === 'java') {
      const body = this.block();
      return { kind: 'init', body, isStatic: false, ...this.range(start) };
    }
    const { at } = this;
    const modifiers = this.modifiers();
    const declared = this.declaration(start, modifiers);
    if (declared) return declared;
    if (modifiers.words.has('static') && this.is('{')) {
      const body = this.block();
      return { kind: 'init', body, isStatic: true, ...this.range(start) };
    }
    if (modifiers.annotations.length === 0) this.at = at;
    if (this.is(')') || this.is('}') || this.is(']')) return null;
    const expression = this.expression();
    return { kind: 'expression', expression };
  }

  private modifiers(): Modifiers {
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

  private declaration(start: Token, modifiers: Modifiers): Statement | null {
    const { language, token } = this;
    if (token.kind !== 'name' || token.quoted) {
      const generic = language === 'java' && this.is('<');
      return generic ? this.javaMember(start, modifiers) : null;
    }
    if (Object.hasOwn(typeWords, token.text)) {
      const type = this.typeDeclaration(start, modifiers);
      if (type) return type;
    }
    if (language === 'java') {
      if (this.is('@') && this.is('interface', this.peek())) return null;
      return this.javaMember(start, modifiers);
    }
    switch (token.text) {
      case 'val':
      case 'var':
        this.next();
        return this.valueDeclaration(start, modifiers);
      case 'def':
        return language === 'scala'
          ? this.scalaFunction(start, modifiers)
          : null;
      case 'fun':
        return language === 'kotlin' && !this.is('(', this.peek())
          ? this.kotlinFunction(start, modifiers)
          : null;
      case 'init': {
        if (language !== 'kotlin' || !this.is('{', this.peek())) return null;
        this.next();
        const body = this.block();
        return { kind: 'init', body, isStatic: false, ...this.range(start) };
      }
      case 'constructor': {
        if (language !== 'kotlin' || !this.is('(', this.peek())) return null;
        this.next();
        this.parameters();
        if (this.take(':')) this.expression();
        if (this.is('{')) this.skipBrackets();
        return null;
      }
      case 'type':
      case 'typealias':
        if (this.peek().kind !== 'name') return null;
        while (!this.isEnd && !this.is('=') && !this.is(';')) this.next();
        this.next();
        this.type();
        return null;
      default:
        return null;
    }
  }

  private typeDeclaration(
    start: Token,
    modifiers: Modifiers,
  ): TypeDeclaration | null {
    const { language } = this;
    const word = this.token.text;
    const following = this.peek();
    if (language === 'java') {
      if (word === 'object' || word === 'trait') return null;
      if (following.kind !== 'name') return null;
      if (word === 'record' && !/^[(<]$/.test(this.peek(2).text)) return null;
    }
    if (language === 'kotlin' && word === 'object' && this.is(':', following)) {
      return null;
    }
    this.next();
    if (word === 'enum') this.take('class');
    if (word === 'class' && language === 'scala') this.take('enum');
    const isCompanion = modifiers.words.has('companion');
    const anonymous = isCompanion && this.token.kind !== 'name';
    const name = anonymous ? 'Companion' : this.takeName() ?? '';
    const kind = modifiers.words.has('enum') ? 'enum' : typeWords[word];
    const type = this.typeBody(name, start);
    return {
      ...type,
      typeKind: kind,
      isCompanion,
      isAbstract:
        kind === 'interface' ||
        modifiers.words.has('abstract') ||
        modifiers.words.has('sealed'),
      isStatic: modifiers.words.has('static'),
      annotations: modifiers.annotations,
      ...this.range(start),
    };
  }

  /** Type parameters, constructor, parents and body of a type. */
  protected typeBody(name: string, start: Token): TypeDeclaration {
    const isEnum = this.is('enum', this.tokens[Math.max(0, this.at - 2)]);
    this.skipTypeParameters();
    let parameters: Parameter[] = [];
    if (this.language !== 'java') {
      for (;;) {
        this.modifiers();
        if (!this.take('constructor')) break;
      }
    }
    while (this.is('(')) {
      parameters = [...parameters, ...this.parameters()];
    }
    const parents = this.parents();
    let body: Statement[] = [];
    if (this.is('{')) {
      body = this.inside(true, end => {
        this.skipSelfType(end);
        const constants =
          isEnum || this.language === 'java'
            ? this.enumConstants(end, isEnum)
            : [];
        return [...constants, ...this.statements(end)];
      });
    }
    return {
      kind: 'type',
      typeKind: isEnum ? 'enum' : 'class',
      name,
      isAbstract: false,
      isCompanion: false,
      isStatic: false,
      parameters,
      parents,
      body,
      annotations: [],
      ...this.range(start),
    };
  }

  private skipTypeParameters(): void {
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

  /** `self: T =>` */
  private skipSelfType(end: number): void {
    if (this.language !== 'scala' || this.token.kind !== 'name') return;
    for (let at = this.at; at < Math.min(end, this.at + 20); at += 1) {
      const token = this.tokens[at];
      if (this.is('=>', token)) {
        this.at = at + 1;
        return;
      }
      if (token.kind !== 'name' && !/^[:.[\]]$/.test(token.text)) return;
      if (token.newline && at > this.at) return;
    }
  }

  private parents(): Parent[] {
    const found: Parent[] = [];
    const starts = ['extends', 'implements', 'with', ':', ',', 'permits'];
    for (let count = 0; count < 100; count += 1) {
      if (!starts.some(one => this.is(one))) break;
      if (this.is(':') && this.language !== 'kotlin') break;
      const permits = this.is('permits');
      this.next();
      if (this.is('{')) break;
      const parent = this.parent();
      if (!permits && parent.name) found.push(parent);
      if (this.take('by')) this.expression();
    }
    return found;
  }

  /** A type that is extended or created, with the arguments of its constructor. */
  protected parent(): Parent {
    this.modifiers();
    const words: string[] = [];
    while (this.token.kind === 'name') {
      words.push(this.next().text);
      this.skipTypeParameters();
      if (!this.take('.')) break;
    }
    let args: Argument[] = [];
    while (this.is('(') && !this.breaks) {
      args = [...args, ...this.args()];
    }
    return { name: words.join('.'), args };
  }

  /** `A("x"), B { … };` */
  private enumConstants(end: number, isEnum: boolean): Statement[] {
    const found: Statement[] = [];
    for (;;) {
      const start = this.token;
      const after = this.peek();
      const fits =
        start.kind === 'name' &&
        !modifierWords.has(start.text) &&
        /^[(,;{]$/.test(after.text) &&
        (this.at + 1 >= end || /^[A-Z]/.test(start.text));
      const last = start.kind === 'name' && this.at + 1 === end;
      if (!fits && !last) return found;
      if (this.is('(', after)) {
        const behind = this.tokens[this.closeOf(this.at + 1) + 1];
        // A constructor has a body behind its parameters.
        if (
          !/^[,;]$/.test(behind?.text ?? '') &&
          this.closeOf(this.at + 1) + 1 !== end
        ) {
          return found;
        }
      }
      if (this.is('{', after) && found.length === 0 && !isEnum) return found;
      this.next();
      const args = this.is('(') ? this.args() : [];
      if (this.is('{')) this.skipBrackets();
      const range = this.range(start);
      found.push({
        kind: 'value',
        names: [start.text],
        init: { kind: 'new', type: '', args, body: null, ...range },
        type: null,
        isStatic: true,
        annotations: [],
        ...range,
      });
      if (!this.take(',')) {
        this.take(';');
        return found;
      }
    }
  }

  private valueDeclaration(start: Token, modifiers: Modifiers): Statement {
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

  private scalaFunction(start: Token, modifiers: Modifiers): Statement {
    this.next();
    const { text: name, line: nameLine } = this.next();
    this.skipTypeParameters();
    const lists: Parameter[][] = [];
    while (this.is('(') && !this.breaks) lists.push(this.parameters());
    if (this.take(':')) this.type();
    let body: Expression | null = null;
    if (this.take('=')) {
      this.take('macro');
      body = this.is('{') ? this.bodyBlock() : this.argumentValue();
    } else if (this.is('{')) {
      body = this.block();
    }
    return {
      kind: 'function',
      name,
      nameLine,
      parameters: lists[0] ?? [],
      further: lists.slice(1),
      body,
      isStatic: false,
      receiver: null,
      annotations: modifiers.annotations,
      ...this.range(start),
    };
  }

  /** `= { … }.foo` goes on behind the block. */
  private bodyBlock(): Expression {
    const after = this.tokens[this.closeOf(this.at) + 1];
    return this.is('.', after) ? this.argumentValue() : this.braces();
  }

  private kotlinFunction(start: Token, modifiers: Modifiers): Statement | null {
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
    return {
      kind: 'function',
      name,
      nameLine,
      parameters,
      further: [],
      body,
      isStatic: false,
      receiver: words.length > 0 ? words.join('.') : null,
      annotations: modifiers.annotations,
      ...this.range(start),
    };
  }

  protected parameters(): Parameter[] {
    return this.inside(false, end => {
      const found: Parameter[] = [];
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
  private javaMember(start: Token, modifiers: Modifiers): Statement | null {
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
  private javaType(): string | null {
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
    return {
      kind: 'function',
      name,
      nameLine,
      parameters,
      further: [],
      body,
      isStatic: modifiers.words.has('static'),
      receiver: null,
      annotations: modifiers.annotations,
      ...this.range(start),
    };
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
}

/**
 * Reads a source of Java, Kotlin or Scala (2 and 3). Tolerant: what is not
 * understood is a hole, defects of brackets, texts and comments are problems.
 * Never throws; nesting and size are bounded.
 */
export function parseJvmSource(
  source: string,
  path: string,
  language: JvmLanguage,
): SourceUnit {
  const { tokens, problems } = tokenize(source, language);
  const parser = new UnitParser(
    language,
    language === 'scala' ? withBraces(source, tokens) : tokens,
  );
  return { path, language, problems, ...parser.unit() };
}
