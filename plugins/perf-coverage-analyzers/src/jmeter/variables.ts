import { parseExpression, Part } from './expressions';
import { functions, hole } from './functions';

export { hole };

/** A text longer than this is none that names something. */
const maxLength = 4096;
/** Parts that are evaluated for one text. */
const maxSteps = 2000;
/** Variables that are defined by one another. */
const maxChain = 50;

const origin = /^[a-z]{1,10}:\/\/[^/]{1,500}/i;

/**
 * What a plan's variables and JMeter's properties are before the run starts.
 * A variable that anything sets while the plan runs is not known, whatever it
 * was defined as.
 */
export class Variables {
  private readonly defined = new Map<string, string>();
  private readonly proposed = new Map<string, Set<string>>();
  private readonly changing = new Set<string>();
  private readonly known = new Map<string, string>();
  private readonly open = new Set<string>();
  private steps = 0;

  /** `properties` are those of `user.properties` beside the plan. */
  constructor(private readonly properties: ReadonlyMap<string, string>) {}

  /** A User Defined Variable; of several of a name the last one counts. */
  define(name: string, value: string): void {
    if (name !== '') this.defined.set(name, value);
  }

  /** A script sets this variable to a text that is written in it. */
  propose(name: string, value: string): void {
    const values = this.proposed.get(name) ?? new Set();
    this.proposed.set(name, values.add(value));
  }

  /** Something sets this variable during the run. */
  change(name: string): void {
    if (name !== '') this.changing.add(name);
  }

  /** The text with all that is known filled in, and holes for the rest. */
  evaluate(text: string): string {
    this.steps = 0;
    return this.text(parseExpression(text));
  }

  /** A number; null where the text is none or not known. */
  number(text: string): number | null {
    const value = this.evaluate(text).trim();
    return /^[+-]?(\d{1,15}(\.\d{0,9})?|\.\d{1,9})$/.test(value)
      ? Number(value)
      : null;
  }

  private text(parts: Part[]): string {
    let text = '';
    for (const part of parts) {
      this.steps += 1;
      if (this.steps > maxSteps) return hole;
      text += this.part(part);
      if (text.length > maxLength) return hole;
    }
    return text;
  }

  private part(part: Part): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'variable':
        return this.variable(part.name);
      case 'call':
        return this.call(part.name, part.args);
      default: {
        const never: never = part;
        return never;
      }
    }
  }

  private variable(name: string): string {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const written = this.definition(name);
    if (
      written === undefined ||
      this.changing.has(name) ||
      this.open.has(name) ||
      this.open.size >= maxChain
    ) {
      return hole;
    }
    this.open.add(name);
    const value = this.text(parseExpression(written));
    this.open.delete(name);
    this.known.set(name, value);
    return value;
  }

  /** What all that define or set a variable agree on; empty says nothing. */
  private definition(name: string): string | undefined {
    const defined = this.defined.get(name);
    const set = this.proposed.get(name);
    if (!set) return defined;
    const values = new Set(set);
    if (defined) values.add(defined);
    // URLs of several servers lead to the same path.
    const paths = new Set([...values].map(one => one.replace(origin, '')));
    const [first] = values;
    return paths.size === 1 ? first : undefined;
  }

  private call(name: string, args: Part[][]): string {
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!run) return hole;
    const values = args.map(one => this.text(one));
    return (
      run(values, {
        property: key => this.properties.get(key),
        variable: key => this.variable(key),
        text: written => this.text(parseExpression(written)),
      }) ?? hole
    );
  }
}
