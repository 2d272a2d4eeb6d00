import { Cursor } from './cursor';
import { SwitchCase, switchCases } from './switchCases';
import { Expression, MatchCase, Statement } from './syntax';

/** Reads blocks, branches, loops and choices of all three languages. */
export abstract class ControlParser extends Cursor {
  /** A declaration or an expression. */
  protected abstract statement(): Statement | null;
  protected abstract expression(): Expression;
  protected abstract primary(): Expression;
  /** A block, or a function where the language says so. */
  protected abstract braces(): Expression;

  protected block(): Expression {
    const start = this.token;
    const statements = this.inside(true, end => this.statements(end));
    return { kind: 'block', statements, ...this.range(start) };
  }

  protected statements(end: number): Statement[] {
    const found: Statement[] = [];
    while (this.at < end && !this.isEnd) {
      if (this.take(';') || this.take(',')) continue;
      const before = this.at;
      const one = this.deeper(() => this.statement());
      if (one) found.push(one);
      if (this.at === before) this.next();
    }
    return found;
  }

  /** `{ … }`, or one statement. */
  protected branch(): Expression {
    if (this.is('{')) return this.block();
    const start = this.token;
    if (this.take(';')) return this.hole(start);
    const one = this.deeper(() => this.statement());
    if (!one) return this.hole(start);
    return one.kind === 'expression'
      ? one.expression
      : { kind: 'block', statements: [one], ...this.range(start) };
  }

  private condition(): Expression {
    return this.is('(')
      ? this.inside(false, () => this.expression())
      : this.expression();
  }

  protected ifExpression(): Expression {
    const start = this.next();
    const condition = this.condition();
    this.take('then');
    const then = this.branch();
    let otherwise: Expression | null = null;
    const { at } = this;
    this.take(';');
    if (this.take('else')) otherwise = this.branch();
    else this.at = at;
    return { kind: 'if', condition, then, otherwise, ...this.range(start) };
  }

  protected forExpression(): Expression {
    const start = this.next();
    let generators: { names: string[]; from: Expression }[] = [];
    if (this.is('(') || this.is('{')) {
      const lines = this.is('{');
      generators = this.inside(lines, end => this.generators(end));
    }
    const yields = this.take('yield');
    if (this.language === 'scala') this.take('do');
    const body = this.branch();
    return { kind: 'for', generators, body, yields, ...this.range(start) };
  }

  /** `x <- xs; y = …`, `x in xs`, `T x : xs`; a counting loop has none. */
  private generators(end: number): { names: string[]; from: Expression }[] {
    const found: { names: string[]; from: Expression }[] = [];
    let names: string[] = [];
    while (this.at < end) {
      if (this.is('<-') || this.is('in') || this.is(':') || this.is('=')) {
        const isCounter = this.language === 'java' && this.is('=');
        this.next();
        const from = this.expression();
        if (isCounter) {
          const counter = names.slice(-1);
          const range = this.counted(counter[0], from);
          this.at = end;
          return [{ names: counter, from: range }];
        }
        found.push({
          names: this.language === 'java' ? names.slice(-1) : names,
          from,
        });
        names = [];
      } else if (this.is('if')) {
        this.next();
        this.expression();
      } else {
        const token = this.next();
        if (token.kind === 'name') names.push(token.text);
      }
    }
    return found;
  }

  /** `; i < n; i++` behind `int i = first`: the numbers that it counts. */
  private counted(name: string | undefined, first: Expression): Expression {
    const start = this.token;
    this.take(';');
    const test = this.expression();
    this.take(';');
    const step =
      (this.take('++') && this.is(name ?? '')) ||
      (this.take(name ?? '') && this.is('++'));
    const isTest =
      test.kind === 'binary' &&
      /^<=?$/.test(test.operator) &&
      test.left.kind === 'name' &&
      test.left.name === name;
    if (!step || !isTest) return this.hole(start);
    const range = this.range(start);
    return {
      kind: 'call',
      callee: {
        kind: 'member',
        target: first,
        name: test.operator === '<' ? 'until' : 'to',
        ...range,
      },
      args: [{ name: null, value: test.right, spread: false }],
      ...range,
    };
  }

  protected whileExpression(): Expression {
    const start = this.next();
    const condition = this.condition();
    if (this.language === 'scala') this.take('do');
    const body = this.branch();
    return { kind: 'while', condition, body, ...this.range(start) };
  }

  protected doExpression(): Expression {
    const start = this.next();
    const body = this.branch();
    const condition = this.take('while') ? this.condition() : this.hole(start);
    return { kind: 'while', condition, body, ...this.range(start) };
  }

  protected tryExpression(): Expression {
    const start = this.next();
    const resources =
      this.language === 'java' && this.is('(')
        ? this.inside(false, end => this.statements(end))
        : [];
    const tried = this.branch();
    const body: Expression =
      resources.length === 0
        ? tried
        : {
            kind: 'block',
            statements: [
              ...resources,
              { kind: 'expression', expression: tried },
            ],
            ...this.range(start),
          };
    const handlers: Expression[] = [];
    for (;;) {
      if (this.take('catch')) {
        if (this.is('(')) this.skipBrackets();
        if (!this.is('{')) break;
        handlers.push(this.language === 'scala' ? this.braces() : this.block());
      } else if (this.take('finally')) {
        handlers.push(this.branch());
      } else {
        break;
      }
    }
    return { kind: 'try', body, handlers, ...this.range(start) };
  }

  /** The cases of Scala up to the closing brace. */
  protected scalaCases(end: number): MatchCase[] {
    const found: MatchCase[] = [];
    while (this.at < end) {
      if (!this.take('case')) {
        this.next();
        continue;
      }
      const values: Expression[] = [];
      const binds: string[] = [];
      let some = false;
      let isDefault = false;
      while (this.at < end && !this.is('=>')) {
        const { token } = this;
        some ||= token.text === 'Some' && this.is('(', this.peek());
        if (token.kind === 'text' || token.kind === 'number') {
          values.push(this.primary());
          continue;
        }
        isDefault ||= token.text === '_' && this.standsAlone();
        if (token.kind === 'name' && /^[a-z]/.test(token.text)) {
          binds.push(token.text);
        }
        this.next();
      }
      const start = this.token;
      this.next();
      const stop = this.nextCase(end);
      const statements = this.statements(stop);
      this.at = Math.max(this.at, stop);
      found.push({
        values: isDefault ? [] : values,
        binds,
        some,
        body: { kind: 'block', statements, ...this.range(start) },
      });
    }
    return found;
  }

  /** `case _ =>`, `case "a" | _ =>` */
  private standsAlone(): boolean {
    const before = this.tokens[this.at - 1];
    return (
      (this.is('case', before) || this.is('|', before)) &&
      (this.is('=>', this.peek()) || this.is('|', this.peek()))
    );
  }

  private nextCase(end: number): number {
    for (let at = this.at; at < end; at += 1) {
      const token = this.tokens[at];
      if (this.is('case', token) && !this.is('class', this.tokens[at + 1])) {
        return at;
      }
      if (token.close > at) at = token.close;
    }
    return end;
  }

  protected when(): Expression {
    const start = this.next();
    let subject: Expression | null = null;
    if (this.is('(')) {
      subject = this.inside(false, () => {
        if (this.is('val')) {
          this.next();
          this.next();
          this.take('=');
        }
        return this.expression();
      });
    }
    if (!this.is('{')) return this.hole(start);
    const cases = this.inside(true, end => this.arrowCases(end));
    return { kind: 'match', subject, cases, ...this.range(start) };
  }

  private arrowCases(end: number): MatchCase[] {
    const found: MatchCase[] = [];
    while (this.at < end) {
      const values: Expression[] = [];
      while (this.at < end && !this.is('->')) {
        const before = this.at;
        if (this.take('else') || this.take(',')) continue;
        if (this.is('in') || this.is('is') || this.is('!')) {
          while (this.at < end && !this.is('->') && !this.is(',')) this.next();
          continue;
        }
        values.push(this.expression());
        if (this.at === before) this.next();
      }
      this.take('->');
      if (this.at >= end) break;
      found.push({ values, binds: [], some: false, body: this.branch() });
      this.take(';');
    }
    return found;
  }

  protected javaSwitch(): Expression {
    const start = this.next();
    const subject = this.condition();
    if (!this.is('{')) return this.hole(start);
    const cases = this.inside(true, end => {
      const found: SwitchCase[] = [];
      while (this.at < end) {
        const isDefault = this.take('default');
        if (!isDefault && !this.take('case')) {
          this.next();
          continue;
        }
        const values = isDefault ? [] : this.caseLabels(end);
        const range = this.range(this.token);
        if (this.take('->')) {
          found.push({ values, body: this.branch() });
          continue;
        }
        this.take(':');
        const statements = this.statements(this.nextLabel(end));
        found.push({ values, statements, range });
      }
      return found;
    });
    return {
      kind: 'match',
      subject,
      cases: switchCases(cases),
      ...this.range(start),
    };
  }

  private caseLabels(end: number): Expression[] {
    const values: Expression[] = [];
    while (this.at < end && !this.is('->') && !this.is(':')) {
      const before = this.at;
      // Not `expression()`: `A -> …` is no function here.
      if (this.token.kind === 'name') {
        const start = this.next();
        values.push({ kind: 'name', name: start.text, ...this.range(start) });
      } else if (!this.take(',')) {
        values.push(this.primary());
      }
      if (this.at === before) this.next();
    }
    return values;
  }

  private nextLabel(end: number): number {
    for (let at = this.at; at < end; at += 1) {
      const token = this.tokens[at];
      if (this.is('case', token) || this.is('default', token)) return at;
      if (token.close > at) at = token.close;
    }
    return end;
  }
}
