import { keywords, OperandParser } from './operandParser';
import { Argument, Expression, Range } from './syntax';
import { Token } from './tokens';

/** Binding strength of symbols; higher binds tighter. */
const strengths: Record<string, number> = {
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '===': 7,
  '!==': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  '?:': 9,
  '..': 11,
  '..<': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
};

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '|=', '&=']);
const neverOperators = new Set(['=>', '->', '<-', ':', '=', '?', '@', '::']);

/** The strength of an operator of Scala, by its first character. */
function scalaStrength(operator: string): number {
  if (/^[a-zA-Z_$]/.test(operator)) return 1;
  if (operator.endsWith('=') && !/^(?:[<>=!]=|===)$/.test(operator)) return -1;
  const order = ['|', '^', '&', '=!', '<>', ':', '+-', '*/%'];
  const index = order.findIndex(group => group.includes(operator[0]));
  return index < 0 ? 14 : index + 3;
}

/** Reads operators, calls and members; what it does not understand becomes a hole. */
export abstract class ExpressionParser extends OperandParser {
  protected expression(): Expression {
    const start = this.token;
    return this.deeper(() => this.assignment()) ?? this.hole(start);
  }

  protected assignment(): Expression {
    const start = this.token;
    const target = this.conditional();
    if (!this.isAny(assignments) || this.token.kind !== 'symbol') {
      const compound =
        this.language === 'scala' &&
        this.token.kind === 'symbol' &&
        !this.breaks &&
        /^[^<>=!:]{1,3}=$/.test(this.token.text);
      if (!compound) return target;
    }
    const operator = this.next().text;
    const value = this.expression();
    return { kind: 'assign', target, operator, value, ...this.range(start) };
  }

  private conditional(): Expression {
    const start = this.token;
    const condition = this.matched(this.binary(0), start);
    if (this.language !== 'java' || !this.take('?')) return condition;
    const then = this.expression();
    this.take(':');
    const otherwise = this.expression();
    return { kind: 'if', condition, then, otherwise, ...this.range(start) };
  }

  /** `a + b match { … }`: of all that stands in front. */
  private matched(subject: Expression, start: Token): Expression {
    if (this.language !== 'scala' || !this.is('match')) return subject;
    this.next();
    if (!this.is('{')) return subject;
    const cases = this.inside(true, end => this.scalaCases(end));
    const found = { kind: 'match' as const, subject, cases };
    return this.matched({ ...found, ...this.range(start) }, start);
  }

  private operatorStrength(): number {
    const { token, language } = this;
    if (token.kind === 'symbol') {
      if (!/^[^\w()[\]{},;."'`]/.test(token.text)) return -1;
      if (neverOperators.has(token.text)) {
        return language === 'scala' && /^(?:->|::)$/.test(token.text)
          ? scalaStrength(token.text)
          : -1;
      }
      if (this.breaks && token.text !== '?:' && !/^[&|]{2}$/.test(token.text)) {
        return -1;
      }
      if (language === 'scala') {
        return this.isAny(assignments) ? -1 : scalaStrength(token.text);
      }
      return strengths[token.text] ?? -1;
    }
    if (token.kind !== 'name' || this.breaks) return -1;
    if (language === 'java') return token.text === 'instanceof' ? 8 : -1;
    if (!token.quoted) {
      if (language === 'kotlin' && /^(?:in|is|as)$/.test(token.text)) return 8;
      if (keywords[language].has(token.text)) return -1;
    }
    return language === 'scala' ? 1 : 10;
  }

  private binary(least: number): Expression {
    const start = this.token;
    let left = this.unary();
    for (;;) {
      const strength = this.operatorStrength();
      if (strength < least || strength < 0) return left;
      const operator = this.next();
      const { text } = operator;
      if (
        /^(?:instanceof|is|as|!is)$/.test(text) &&
        this.language !== 'scala'
      ) {
        this.take('?');
        this.type();
        if (this.language === 'java') this.takeName();
        if (text !== 'as') left = this.hole(start);
        continue;
      }
      const isName = operator.kind === 'name';
      if (!this.startsOperand(isName)) {
        // Postfix, as `10 seconds`.
        left = {
          kind: 'member',
          target: left,
          name: text,
          ...this.range(start),
        };
        continue;
      }
      if (isName) {
        left = this.infixCall(left, text, strength, start);
      } else {
        const right =
          this.deeper(() => this.binary(strength + 1)) ?? this.hole();
        left = {
          kind: 'binary',
          operator: text,
          left,
          right,
          ...this.range(start),
        };
      }
    }
  }

  private startsOperand(afterName: boolean): boolean {
    const { token } = this;
    if (token.kind === 'end') return false;
    if (afterName && this.breaks && !this.is('(') && !this.is('{')) {
      return false;
    }
    if (token.kind !== 'symbol') {
      return token.quoted || !keywords[this.language].has(token.text);
    }
    if (['(', '{', '-', '!', '[', '~', '@'].includes(token.text)) return true;
    return token.text === '+' || token.text === '*' || token.text === '::';
  }

  /** `a exec b`, `setup(…) withRequests (x, y)`, `1 to 10`. */
  private infixCall(
    target: Expression,
    name: string,
    strength: number,
    start: Token,
  ): Expression {
    const callee: Expression = {
      kind: 'member',
      target,
      name,
      ...this.range(start),
    };
    let args: Argument[];
    if (this.is('(') && this.endsOperandAt(this.closeOf(this.at) + 1)) {
      args = this.args();
    } else {
      const value = this.deeper(() => this.binary(strength + 1)) ?? this.hole();
      args = [{ name: null, value, spread: false }];
    }
    return { kind: 'call', callee, args, ...this.range(start) };
  }

  /** What stands there does not go on with an operand in parentheses. */
  private endsOperandAt(index: number): boolean {
    const token = this.tokens[Math.min(index, this.tokens.length - 1)];
    return !(
      token.kind === 'symbol' &&
      (/^(?:\.|\?\.|=>|->|\(|\[)$/.test(token.text) ||
        (/^[-+*/%<>&|^]/.test(token.text) && !token.newline))
    );
  }

  protected unary(): Expression {
    const start = this.token;
    if (this.is('!')) {
      this.next();
      const operand = this.deeper(() => this.unary()) ?? this.hole();
      return { kind: 'not', operand, ...this.range(start) };
    }
    if (start.kind === 'symbol' && /^[-+~*]$|^(?:\+\+|--)$/.test(start.text)) {
      this.next();
      const operand = this.deeper(() => this.unary()) ?? this.hole();
      if (start.text !== '-') return operand;
      if (operand.kind === 'number') {
        return { ...operand, value: -operand.value };
      }
      const zero: Expression = {
        kind: 'number',
        value: 0,
        decimal: false,
        ...this.range(start),
      };
      return {
        kind: 'binary',
        operator: '-',
        left: zero,
        right: operand,
        ...this.range(start),
      };
    }
    return this.postfix(this.primary(), start);
  }

  private postfix(first: Expression, start: Token): Expression {
    let value = first;
    for (let count = 0; count < 20_000; count += 1) {
      const next = this.postfixOnce(value, start);
      if (!next) return value;
      value = next;
    }
    return value;
  }

  private postfixOnce(value: Expression, start: Token): Expression | null {
    if (this.is('.') || this.is('?.')) {
      this.next();
      if (this.language === 'java' && this.is('<')) {
        const end = this.typeArgumentsEnd(this.at);
        if (end > 0) this.at = end;
      }
      if (this.is('new')) return this.primary();
      const name = this.takeName();
      if (name === null) return this.hole(start);
      return { kind: 'member', target: value, name, ...this.range(start) };
    }
    if (this.is('::') && this.language !== 'scala') {
      this.next();
      const name = this.takeName() ?? 'class';
      return { kind: 'member', target: value, name, ...this.range(start) };
    }
    if (this.is('!!') || (this.is('++') && this.language !== 'scala')) {
      this.next();
      return value;
    }
    if (this.is('--') && this.language !== 'scala') {
      this.next();
      return value;
    }
    if (this.breaks) {
      return null;
    }
    if (this.is('(')) return this.callOf(value, this.args(), start);
    if (this.is('[')) {
      if (this.language === 'scala') {
        this.skipBrackets();
        return { ...value };
      }
      const key = this.inside(false, () => this.expression());
      return { kind: 'index', target: value, key, ...this.range(start) };
    }
    if (this.is('<') && this.language === 'kotlin' && isNamed(value)) {
      const end = this.typeArgumentsEnd(this.at);
      const after = end > 0 ? this.tokens[end] : undefined;
      if (!after || !(this.is('(', after) || this.is('{', after))) return null;
      this.at = end;
      return { ...value };
    }
    return this.postfixKeyword(value, start);
  }

  private postfixKeyword(value: Expression, start: Token): Expression | null {
    if (this.is('{') && this.language !== 'java') {
      if (value.kind === 'number' || value.kind === 'text') return null;
      const body = this.braces();
      if (this.language === 'kotlin' && value.kind === 'call') {
        // A function behind the parentheses is the last argument.
        const args = [
          ...value.args,
          { name: null, value: body, spread: false },
        ];
        return { ...value, args, ...this.range(start) };
      }
      return this.callOf(
        value,
        [{ name: null, value: body, spread: false }],
        start,
      );
    }
    return null;
  }

  private callOf(
    callee: Expression,
    args: Argument[],
    start: Token,
  ): Expression {
    return { kind: 'call', callee, args, ...this.range(start) };
  }

  /** `(a, name = b, list: _*)` */
  protected args(): Argument[] {
    return this.inside(false, end => {
      const found: Argument[] = [];
      while (this.at < end) {
        const before = this.at;
        let name: string | null = null;
        let spread = false;
        if (this.token.kind === 'name' && this.is('=', this.peek())) {
          name = this.next().text;
          this.next();
        } else if (this.language === 'kotlin' && this.take('*')) {
          spread = true;
        }
        const value = this.argumentValue();
        if (this.is(':') && this.language === 'scala') {
          this.next();
          spread = this.is('_') || this.is('_*');
          while (this.at < end && !this.is(',')) {
            if ('([{'.includes(this.token.text)) this.skipBrackets();
            else this.next();
          }
        }
        if (value.kind === 'member' && value.name === '*') {
          // `list*` of Scala 3.
          found.push({ name, value: value.target, spread: true });
        } else {
          found.push({ name, value, spread });
        }
        if (!this.take(',') && this.at === before) this.next();
        else this.skipToComma(end);
      }
      return found;
    });
  }
}

function isNamed(value: Expression & Range): boolean {
  return value.kind === 'name' || value.kind === 'member';
}
