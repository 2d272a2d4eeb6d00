/** Languages of the Java virtual machine that can be read. */
export type JvmLanguage = 'java' | 'kotlin' | 'scala';

/** A range of a source; offsets count UTF-16 units from the file's start. */
export interface Range {
  start: number;
  end: number;
  line: number;
}

export interface Argument {
  /** Of a named argument. */
  name: string | null;
  value: Expression;
  /** `list: _*`, `*list`: the items are the arguments. */
  spread: boolean;
}

export interface Parameter {
  name: string;
  type: string | null;
  fallback: Expression | null;
  /** It takes all further arguments. */
  rest: boolean;
  annotations: Annotation[];
}

export type TextPiece =
  | { text: string; offset: number; line: number }
  | { value: Expression };

export interface MatchCase {
  /** Values that select the case; empty for `else`, `default`, `_` and patterns. */
  values: Expression[];
  /** Names that the pattern binds. */
  binds: string[];
  /** The pattern `Some(…)`: something is there. */
  some: boolean;
  body: Expression;
}

/**
 * An expression. What the reader does not understand is a `hole`, so that the
 * rest of a file keeps its meaning.
 */
export type Expression = Range &
  (
    | { kind: 'hole' }
    | { kind: 'text'; pieces: TextPiece[] }
    | { kind: 'number'; value: number; decimal: boolean }
    | { kind: 'constant'; value: boolean | null }
    | { kind: 'name'; name: string }
    | { kind: 'member'; target: Expression; name: string }
    | { kind: 'call'; callee: Expression; args: Argument[] }
    | {
        kind: 'new';
        type: string;
        args: Argument[];
        body: TypeDeclaration | null;
      }
    | { kind: 'lambda'; parameters: Parameter[]; body: Expression }
    | { kind: 'block'; statements: Statement[] }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'not'; operand: Expression }
    | {
        kind: 'assign';
        target: Expression;
        operator: string;
        value: Expression;
      }
    | {
        kind: 'if';
        condition: Expression;
        then: Expression;
        otherwise: Expression | null;
      }
    | { kind: 'match'; subject: Expression | null; cases: MatchCase[] }
    | { kind: 'try'; body: Expression; handlers: Expression[] }
    | {
        kind: 'for';
        /** Generators, outermost first; null where a condition repeats. */
        generators: { names: string[]; from: Expression }[];
        body: Expression;
        yields: boolean;
      }
    | { kind: 'while'; condition: Expression; body: Expression }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'tuple'; items: Expression[] }
    | { kind: 'index'; target: Expression; key: Expression }
    | { kind: 'return'; value: Expression | null; throws: boolean }
  );

export interface Annotation {
  name: string;
  args: Argument[];
  line: number;
}

export interface ValueDeclaration extends Range {
  kind: 'value';
  /** More than one where a pattern takes a tuple apart. */
  names: string[];
  init: Expression | null;
  type: string | null;
  isStatic: boolean;
  annotations: Annotation[];
}

export interface FunctionDeclaration extends Range {
  kind: 'function';
  name: string;
  /** Annotations may stand lines above it. */
  nameLine: number;
  parameters: Parameter[];
  /** Parameter lists of Scala that follow the first. */
  further: Parameter[][];
  /** Lists of Scala that the compiler fills where a call leaves them out. */
  context: Parameter[][];
  body: Expression | null;
  isStatic: boolean;
  /** The type that an extension function of Kotlin is added to. */
  receiver: string | null;
  annotations: Annotation[];
}

export interface Parent {
  name: string;
  args: Argument[];
}

export type TypeKind = 'class' | 'object' | 'interface' | 'enum';

export interface TypeDeclaration extends Range {
  kind: 'type';
  typeKind: TypeKind;
  name: string;
  isAbstract: boolean;
  isCompanion: boolean;
  isStatic: boolean;
  /** Of the primary constructor. */
  parameters: Parameter[];
  parents: Parent[];
  body: Statement[];
  annotations: Annotation[];
}

/** `init { … }`, `static { … }`, `{ … }` of a class of Java. */
export interface InitBlock extends Range {
  kind: 'init';
  body: Expression;
  isStatic: boolean;
}

export type Statement =
  | ValueDeclaration
  | FunctionDeclaration
  | TypeDeclaration
  | InitBlock
  | { kind: 'expression'; expression: Expression };

export interface ImportName {
  /** `a.b.C`; without the last name where `wildcard`. */
  path: string;
  wildcard: boolean;
  /** The name by which the file knows it. */
  alias: string;
}

export interface SyntaxProblem {
  message: string;
  line: number;
}

export interface SourceUnit {
  path: string;
  language: JvmLanguage;
  packageName: string;
  imports: ImportName[];
  statements: Statement[];
  problems: SyntaxProblem[];
}
