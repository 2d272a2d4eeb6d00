/** The tag that `Intl` and luxon take, such as `en-GB`. */
let locale = 'en';

/**
 * The locale for a language of the portal: the browser's own where it is of the
 * same language, for its region decides how a day and a number are written.
 */
export function localeOf(
  language: string,
  preferred: readonly string[],
): string {
  const base = (tag: string) => tag.split('-')[0].toLowerCase();
  return preferred.find(tag => base(tag) === base(language)) ?? language;
}

/** Numbers, days and times are in this language from now on; `useText` calls it. */
export function setLanguage(language: string): void {
  locale = localeOf(language, globalThis.navigator?.languages ?? []);
}

/** The locale in which numbers, days and times are written. */
export function currentLocale(): string {
  return locale;
}
