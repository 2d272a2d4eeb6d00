import { Expr, expressionsIn } from './ast';
import { TimeUnit } from './clocks';
import { Scope } from './scope';
import { unitOfName } from './timeNames';

export function unitOfExpr(expr: Expr): TimeUnit {
  for (const part of expressionsIn(expr)) {
    const name =
      part.type === 'name' || part.type === 'attribute' ? part.name : null;
    const key =
      part.type === 'index' && part.index.type === 'string'
        ? part.index.value
        : null;
    const unit = unitOfName(key ?? name ?? '');
    if (unit) {
      return unit;
    }
  }
  return null;
}

/** `f"took {elapsed:.2f}s"`: the unit that stands behind a hole of the message. */
export function unitOfMessage(message: Expr | null, source: string): TimeUnit {
  if (message?.type !== 'format') {
    return null;
  }
  for (let i = 0; i + 1 < message.parts.length; i += 1) {
    const part = message.parts[i];
    const behind = message.parts[i + 1];
    if (typeof part !== 'string' && typeof behind === 'string') {
      const scaledBy = /\*\s*1_?000\b|\*\s*1e3\b/.test(
        source.slice(part.from, part.to),
      );
      const unit = /^\s?(ms|s|sec|secs|seconds|milliseconds)\b/.exec(
        behind,
      )?.[1];
      if (unit) {
        const said = unit.startsWith('m') ? 'ms' : 's';
        return said === 'ms' && scaledBy ? 's' : said;
      }
    }
  }
  return null;
}

/** Unit of a comment on the line: `# seconds`, or `# 500ms` where the number is the same. */
export function unitOfComment(
  source: string,
  offset: number,
  value: number,
): TimeUnit {
  const end = source.indexOf('\n', offset);
  const rest = source.slice(
    offset,
    Math.min(end < 0 ? source.length : end, offset + 300),
  );
  const hash = rest.indexOf('#');
  if (hash < 0) {
    return null;
  }
  const comment = rest.slice(hash + 1);
  const quantity =
    /(\d+(?:\.\d+)?)\s?(ms|milliseconds?|seconds?|secs?|s|us|µs|microseconds?)\b/i.exec(
      comment,
    );
  if (quantity) {
    const unit = unitWord(quantity[2]);
    const said = Number(quantity[1]);
    const inSeconds = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 }[unit];
    for (const candidate of ['s', 'ms', 'us'] as const) {
      const factor = { s: 1, ms: 1e-3, us: 1e-6 }[candidate];
      if (Math.abs(value * factor - said * inSeconds) < 1e-9 + said * 1e-9) {
        return candidate;
      }
    }
    return null;
  }
  const word = /\b(ms|milliseconds?|seconds?|secs?|microseconds?)\b/i.exec(
    comment,
  )?.[1];
  return word ? unitWord(word) : null;
}

function unitWord(word: string): 's' | 'ms' | 'us' {
  const lower = word.toLocaleLowerCase('en');
  if (lower.startsWith('ms') || lower.startsWith('milli')) {
    return 'ms';
  }
  return lower.startsWith('s') ? 's' : 'us';
}

/** Unit by the comment beside the constant that the limit is made of. */
export function unitOfDefinition(
  bound: Expr,
  scope: Scope,
  value: number,
): TimeUnit {
  for (const part of expressionsIn(bound)) {
    if (part.type === 'name') {
      const local = scope.locals.get(part.name)?.[0];
      if (local?.kind === 'value') {
        const unit =
          unitOfComment(scope.module.source, local.value.to, value) ??
          unitOfDefinition(local.value, { ...scope, locals: new Map() }, value);
        if (unit) {
          return unit;
        }
      }
      const found = scope.project.lookup(scope.module, part.name);
      if (found?.binding.kind === 'value') {
        const [first] = found.binding.values;
        const own = first.type === 'number' ? first.value : value;
        const unit = unitOfComment(found.module.source, first.to, own);
        if (unit) {
          return unit;
        }
      }
    }
  }
  return null;
}
