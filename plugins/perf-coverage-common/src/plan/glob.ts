/** Braces may give this many alternatives; further ones are read literally. */
const maxAlternatives = 64;

type Token =
  | { type: 'literal'; char: string }
  | { type: 'any-char' }
  /** Any characters but `/`. */
  | { type: 'star' }
  /** Any characters. */
  | { type: 'globstar' };

/**
 * A glob as plans use them: `*` and `?` within a segment, `**` across
 * segments (`a/**` also matches `a`), `{x,y}` alternatives. Each match takes at
 * most pattern length × text length steps, whatever the pattern: no regular
 * expression, nothing to backtrack.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const alternatives = expandBraces(pattern).map(alternative);
  return text => alternatives.some(matchesText => matchesText(text));
}

/**
 * Most texts fail at the letters that a glob begins or ends with, so that those
 * are looked at first; what lies between is matched step by step.
 */
function alternative(pattern: string): (text: string) => boolean {
  const tokens = tokenize(pattern);
  const start = literalsOf(tokens);
  if (start.length === tokens.length) return text => text === start;
  const end = literalsOf([...tokens].reverse())
    .split('')
    .reverse()
    .join('');
  const rest = tokens.slice(start.length);
  // `a/**` also matches `a`.
  const folder =
    start.endsWith('/') && rest.length === 1 && rest[0].type === 'globstar'
      ? start.slice(0, -1)
      : null;
  return text =>
    text === folder ||
    (text.startsWith(start) &&
      text.endsWith(end) &&
      matches(rest, text.slice(start.length)));
}

/** The letters that come first. */
function literalsOf(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type !== 'literal') break;
    text += token.char;
  }
  return text;
}

/**
 * Several globs, of which those with a leading `!` exclude. Nothing matches
 * where only exclusions are given.
 *
 * @public
 */
export function compileGlobs(
  patterns: readonly string[],
): (text: string) => boolean {
  const included = patterns
    .filter(pattern => !pattern.startsWith('!'))
    .map(compileGlob);
  const excluded = patterns
    .filter(pattern => pattern.startsWith('!'))
    .map(pattern => compileGlob(pattern.slice(1)));
  return text =>
    included.some(glob => glob(text)) && !excluded.some(glob => glob(text));
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '*') {
      let end = at;
      while (pattern[end] === '*') end++;
      const deep = end - at > 1;
      if (deep && pattern[end] === '/') end++;
      tokens.push({ type: deep ? 'globstar' : 'star' });
      at = end - 1;
    } else if (char === '?') {
      tokens.push({ type: 'any-char' });
    } else {
      tokens.push({ type: 'literal', char });
    }
  }
  return tokens;
}

/** Which positions of the text each prefix of the pattern can reach. */
function matches(tokens: readonly Token[], text: string): boolean {
  let reached = new Uint8Array(text.length + 1);
  let next = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    next.fill(0);
    switch (token.type) {
      case 'literal':
      case 'any-char':
        for (let at = 0; at < text.length; at++) {
          const fits =
            token.type === 'literal'
              ? text[at] === token.char
              : text[at] !== '/';
          if (reached[at] && fits) next[at + 1] = 1;
        }
        // `a/**` also matches `a`: the slash before a final globstar may lack.
        if (
          token.type === 'literal' &&
          token.char === '/' &&
          reached[text.length] &&
          index === tokens.length - 2 &&
          tokens[index + 1].type === 'globstar'
        ) {
          next[text.length] = 1;
        }
        break;
      case 'star':
      case 'globstar': {
        let open = false;
        for (let at = 0; at <= text.length; at++) {
          if (reached[at]) open = true;
          if (open) next[at] = 1;
          if (token.type === 'star' && text[at] === '/') open = false;
        }
        break;
      }
      default:
        throw new Error(`Unknown token ${JSON.stringify(token)}`);
    }
    [reached, next] = [next, reached];
  }
  return reached[text.length] === 1;
}

/** `a{b,c}d` → `abd`, `acd`. Braces without a comma stay: they are path parameters. */
function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const open = [{ text: pattern, from: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = firstGroup(next.text, next.from);
    if (!group || open.length + done.length >= maxAlternatives) {
      done.push(next.text);
      continue;
    }
    const before = next.text.slice(0, group.start);
    const after = next.text.slice(group.end + 1);
    for (const option of group.options) {
      open.push({ text: before + option + after, from: before.length });
    }
  }
  return done;
}

function firstGroup(
  text: string,
  from: number,
): { start: number; end: number; options: string[] } | undefined {
  let start = text.indexOf('{', from);
  while (start >= 0) {
    const end = text.indexOf('}', start);
    if (end < 0) return undefined;
    const inner = text.slice(start + 1, end);
    if (inner.includes(',') && !inner.includes('{')) {
      return { start, end, options: inner.split(',') };
    }
    start = text.indexOf('{', start + 1);
  }
  return undefined;
}
