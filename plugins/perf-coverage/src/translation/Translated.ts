/** The same keys with texts of another language: one that lacks is an error of the compiler. */
export type Translated<T> = {
  [Key in keyof T]: string;
};
