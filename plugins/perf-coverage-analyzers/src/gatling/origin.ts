import type { Place, Value } from '../javascript';

/** A function or value that is being read, innermost last. */
export interface Frame {
  name: string;
  file: string;
  start: number;
  end: number;
  site: Place | null;
  /** Values that a class declares: their texts are written in none of its calls. */
  values?: readonly { start: number; end: number }[];
}

/** The last literal of a URL that names its path. */
function placeOfPath(url: Value): Place | null {
  if (url.t !== 'string') return null;
  let at: Place | null = null;
  let query = false;
  for (const part of url.parts) {
    if ('hole' in part) continue;
    if (part.at && !query && /[^/?&=]/.test(part.text)) at = part.at;
    query ||= part.text.includes('?');
  }
  return at;
}

/**
 * Where a request stands: the innermost call, from the call of the tool
 * outwards, in whose function the text of the path is written. A wrapper that
 * takes its path as an argument leads to its caller that way; a constant of a
 * class leads nowhere.
 */
export function origin(
  frames: readonly Frame[],
  site: Place,
  url: Value,
): { place: Place; via: string | null } {
  const at = placeOfPath(url);
  let place = site;
  for (let index = frames.length - 1; index >= 0 && at; index -= 1) {
    const frame = frames[index];
    if (frame.file === at.file && covers(frame, at)) {
      if (frame.values?.some(one => covers(one, at))) break;
      return { place, via: place === site ? null : wrapperOf(frames) };
    }
    if (!frame.site) break;
    place = frame.site;
  }
  return { place: site, via: null };
}

function covers(range: { start: number; end: number }, at: Place): boolean {
  return range.start <= at.offset && at.offset <= range.end;
}

/** The innermost function with a name. */
function wrapperOf(frames: readonly Frame[]): string | null {
  for (let index = frames.length - 1; index >= 0; index -= 1) {
    const { name } = frames[index];
    if (name !== '' && name !== '<init>') return name;
  }
  return null;
}
