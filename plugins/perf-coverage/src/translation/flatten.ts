/** Sections, a file each, with their texts. */
export type Sections = {
  readonly [section: string]: { readonly [key: string]: string };
};

/** The keys of all sections, `section.key`, each with its text. */
export type Flat<T extends Sections> = {
  [Key in {
    [Section in keyof T & string]: `${Section}.${keyof T[Section] & string}`;
  }[keyof T & string]]: string;
};

/**
 * `{ card: { title } }` as `{ 'card.title' }`, the shape in which Backstage takes
 * translations. `{{count}}` becomes `{{counted}}`, for which `useText` gives the
 * count as a number of the language, `1,234`; `count` itself chooses the form.
 */
export function flatten<T extends Sections>(sections: T): Flat<T> {
  const flat: Record<string, string> = {};
  for (const [section, texts] of Object.entries(sections)) {
    for (const [key, text] of Object.entries(texts)) {
      flat[`${section}.${key}`] = text.replaceAll('{{count}}', '{{counted}}');
    }
  }
  return flat as Flat<T>;
}
