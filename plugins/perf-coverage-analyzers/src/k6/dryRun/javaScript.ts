import nodeModule from 'node:module';

const typeScript = /\.[mc]?ts$/i;
/** Modules that many scripts of a repository share; taken off once. */
const kept = new Map<string, string>();
const maxKept = 2000;

/**
 * The text of a module without its types. Lines stay where they are unless the
 * module has constructs that need more than leaving types out, as enumerations.
 * Text that can't be read comes back as it is: the engine says what is wrong.
 */
export function javaScript(path: string, text: string): string {
  if (!typeScript.test(path)) return text;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const code = withoutTypes(text);
  if (kept.size < maxKept) kept.set(text, code);
  return code;
}

function withoutTypes(text: string): string {
  for (const mode of ['strip', 'transform'] as const) {
    try {
      return nodeModule.stripTypeScriptTypes(text, { mode });
    } catch (error) {
      // Older versions of Node can't; the next mode can do more.
      if (!(error instanceof Error)) throw error;
    }
  }
  return text;
}
