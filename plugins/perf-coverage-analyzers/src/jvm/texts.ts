import { concat, text, textOf, unknown, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import type { JvmScope } from './scope';
import type { Expression, TextPiece } from './syntax';

/** What stands between two pieces of a text is a segment behind others of a path. */
function isSegment(
  before: TextPiece | undefined,
  after: TextPiece | undefined,
): boolean {
  const isBehind =
    before && 'text' in before && /(?:^|[^:/])\/[^/\s]+\/$/.test(before.text);
  const isWhole = !after || ('text' in after && after.text.startsWith('/'));
  return isBehind === true && isWhole;
}

/** A text with the values of its holes, each piece at its place. */
export function textValue(
  evaluator: Evaluator,
  node: Expression & { kind: 'text' },
  scope: JvmScope,
): Value {
  const { pieces } = node;
  if (pieces.length === 0) return text('');
  return concat(
    pieces.map((piece, at) => {
      if ('text' in piece) {
        return text(piece.text, {
          file: scope.unit.path,
          line: piece.line,
          offset: piece.offset,
        });
      }
      const value = evaluator.evaluate(piece.value, scope);
      // The default of a setting that has to be given: no segment is empty.
      return isSegment(pieces[at - 1], pieces[at + 1]) && textOf(value) === ''
        ? unknown
        : value;
    }),
  );
}
