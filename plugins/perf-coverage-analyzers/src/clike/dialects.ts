/** What sets the languages of the C family apart for a tokeniser. */
export interface Dialect {
  /** Strings between `"` may have a prefix of these letters. */
  readonly stringPrefix: RegExp;
  /** `` `…` `` holds everything as it is (Go). */
  readonly backticks: boolean;
  /** `R"x(…)x"` (C++). */
  readonly delimitedRaw: boolean;
  /** `r#"…"#` (Rust). */
  readonly hashedRaw: boolean;
  /** `@"…""…"` and `"""…"""` (C#). */
  readonly verbatim: boolean;
  /** `'a` may be a lifetime, which has no end (Rust). */
  readonly lifetimes: boolean;
  /** Comments between slash and star nest (Rust). */
  readonly nestedComments: boolean;
  /** Lines that start with `#` speak to the preprocessor (C++, C#). */
  readonly directives: boolean;
}

const plain: Dialect = {
  stringPrefix: /^$/,
  backticks: false,
  delimitedRaw: false,
  hashedRaw: false,
  verbatim: false,
  lifetimes: false,
  nestedComments: false,
  directives: false,
};

export const goDialect: Dialect = { ...plain, backticks: true };

export const cppDialect: Dialect = {
  ...plain,
  stringPrefix: /^(?:u8|u|U|L)?R?$/,
  delimitedRaw: true,
  directives: true,
};

export const csharpDialect: Dialect = {
  ...plain,
  stringPrefix: /^[$@]{0,4}$/,
  verbatim: true,
  directives: true,
};

export const rustDialect: Dialect = {
  ...plain,
  stringPrefix: /^(?:b|c|br|cr|r)?$/,
  hashedRaw: true,
  lifetimes: true,
  nestedComments: true,
};
