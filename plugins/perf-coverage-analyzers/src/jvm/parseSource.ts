import { withBraces } from './layout';
import { MemberParser, modifierWords, Modifiers } from './memberParser';
import {
  Argument,
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

/** The language of a file by its ending. */
export function jvmLanguageOf(path: string): JvmLanguage | null {
  if (path.endsWith('.java')) return 'java';
  if (/\.kts?$/.test(path)) return 'kotlin';
  return /\.(?:scala|sc)$/.test(path) ? 'scala' : null;
}

const typeWords: Record<string, TypeKind> = {
  class: 'class',
  object: 'object',
  trait: 'interface',
  interface: 'interface',
  enum: 'enum',
  record: 'class',
};

class UnitParser extends MemberParser {
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
