import { InputError } from '@backstage/errors';

const maxGlobLength = 1000;
const maxAlternatives = 500;

/**
 * A test for paths against globs: `*` and `?` within a segment, `**` over
 * segments, `[a-z]` and `[!a-z]`, `{a,b}`. A glob without `/` matches the
 * name at any depth, a trailing `/` everything below.
 *
 * Globs come from annotations of foreign repositories. Matching goes through
 * no regular expression and takes at most the product of the lengths of glob
 * and path, so that no glob can stall a scan. Throws `InputError` for a glob
 * that is empty, too long or has too many alternatives, or leaves `[` or `{`
 * open: it would match nothing, silently.
 *
 * @public
 */
export function globMatcher(
  globs: readonly string[],
): (path: string) => boolean {
  const patterns = globs.flatMap(glob => {
    if (glob.length > maxGlobLength) {
      throw new InputError(
        `The glob "${glob.slice(
          0,
          40,
        )}…" is longer than ${maxGlobLength} characters; split it`,
      );
    }
    refuseUnclosed(glob);
    return expandBraces(glob.trim())
      .filter(part => part !== '')
      .map(toSegments);
  });
  return path => {
    const segments = path.split('/');
    return patterns.some(pattern => matchSegments(pattern, segments));
  };
}

function refuseUnclosed(glob: string): void {
  if (glob.trim() === '') {
    throw new InputError(
      'A glob is empty; name files, such as "load-tests/**"',
    );
  }
  const set = unclosedSet(glob);
  if (set || glob.lastIndexOf('{') > glob.lastIndexOf('}')) {
    throw new InputError(
      `The glob "${glob}" leaves a "${
        set ? '[' : '{'
      }" open; close it, or write "?" for that character`,
    );
  }
}

/** Whether a `[` has no `]` behind at least one character of its segment. */
function unclosedSet(glob: string): boolean {
  let at = glob.indexOf('[');
  while (at >= 0) {
    const close = glob.indexOf(']', at + 2);
    const slash = glob.indexOf('/', at);
    if (close < 0 || (slash >= 0 && slash < close)) return true;
    at = glob.indexOf('[', close);
  }
  return false;
}

function toSegments(glob: string): string[] {
  let text = glob.replace(/^\.?\//, '');
  if (text.endsWith('/')) {
    text += '**';
  }
  if (!glob.includes('/')) {
    text = `**/${text}`;
  }
  return text.split('/').filter(part => part !== '' && part !== '.');
}

function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (done.length + open.length > maxAlternatives) {
      throw new InputError(
        `The glob "${glob}" has more than ${maxAlternatives} alternatives; name several globs instead`,
      );
    }
    const group = innermostGroup(next);
    if (!group) {
      done.push(next);
      continue;
    }
    const head = next.slice(0, group.start);
    const tail = next.slice(group.end + 1);
    for (const part of next.slice(group.start + 1, group.end).split(',')) {
      open.push(head + part + tail);
    }
  }
  return done.reverse();
}

function innermostGroup(
  text: string,
): { start: number; end: number } | undefined {
  const end = text.indexOf('}');
  const start = end < 0 ? -1 : text.lastIndexOf('{', end);
  return start < 0 ? undefined : { start, end };
}

/** Greedy with one way back per level of wildcard: the last `**` is enough. */
function matchSegments(pattern: string[], segments: string[]): boolean {
  let p = 0;
  let s = 0;
  let lastStar = -1;
  let resume = 0;
  while (s < segments.length) {
    if (p < pattern.length && pattern[p] === '**') {
      lastStar = p;
      resume = s;
      p += 1;
    } else if (p < pattern.length && matchSegment(pattern[p], segments[s])) {
      p += 1;
      s += 1;
    } else if (lastStar >= 0) {
      resume += 1;
      s = resume;
      p = lastStar + 1;
    } else {
      return false;
    }
  }
  while (p < pattern.length && pattern[p] === '**') {
    p += 1;
  }
  return p === pattern.length;
}

function matchSegment(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let lastStar = -1;
  let resume = 0;
  while (n < name.length) {
    const step =
      p < pattern.length && pattern[p] !== '*'
        ? matchCharacter(pattern, p, name[n])
        : 0;
    if (pattern[p] === '*') {
      lastStar = p;
      resume = n;
      p += 1;
    } else if (step > 0) {
      p += step;
      n += 1;
    } else if (lastStar >= 0) {
      resume += 1;
      n = resume;
      p = lastStar + 1;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') {
    p += 1;
  }
  return p === pattern.length;
}

/** Length of the pattern's element at `at` where it takes `character`, else 0. */
function matchCharacter(pattern: string, at: number, character: string) {
  if (pattern[at] === '?') {
    return 1;
  }
  const close = pattern[at] === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close < 0) {
    return pattern[at] === character ? 1 : 0;
  }
  const negated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
  let found = false;
  for (let i = at + (negated ? 2 : 1); i < close; i += 1) {
    if (pattern[i + 1] === '-' && i + 2 < close) {
      found ||= pattern[i] <= character && character <= pattern[i + 2];
      i += 2;
    } else {
      found ||= pattern[i] === character;
    }
  }
  return found === negated ? 0 : close - at + 1;
}
