function keyOf(entityRef: string): string {
  return `perf-coverage:plan-draft:${entityRef}`;
}

/** The text that this tab kept of a plan; undefined where there is none or storage is off. */
export function keptText(entityRef: string): string | undefined {
  try {
    return window.sessionStorage.getItem(keyOf(entityRef)) ?? undefined;
  } catch {
    // Browsers may forbid storage; then a draft ends with the page.
    return undefined;
  }
}

/** Keeps the text in this tab, or forgets it where it is undefined. */
export function keepText(entityRef: string, text: string | undefined): void {
  try {
    if (text === undefined) window.sessionStorage.removeItem(keyOf(entityRef));
    else window.sessionStorage.setItem(keyOf(entityRef), text);
  } catch {
    // As above: the draft lives as long as the page.
  }
}
