import { Argument, Clause, Expr, Param } from './ast';
import { numberValue, stringFrame, unescape } from './literals';
import { SyntaxPart } from './syntaxPart';

/** Deeper nesting is read as `unknown`: the stack is not the input's to spend. */
export const maxDepth = 200;

/** Parts of a list of nodes between the nodes of one of the given names. */
export function splitBy(nodes: readonly SyntaxPart[], ...names: string[]) {
  const groups: SyntaxPart[][] = [[]];
  for (const node of nodes) {
    if (names.includes(node.name)) {
      groups.push([]);
    } else {
      groups[groups.length - 1].push(node);
    }
  }
  return groups;
}

const brackets = new Set(['(', ')', '[', ']', '{', '}']);

/** Turns syntax nodes of one source into expressions. */
export class PythonReader {
  constructor(private readonly text: string) {}

  textOf(node: SyntaxPart): string {
    return this.text.slice(node.from, node.to);
  }

  /** One expression of a run of nodes: several with commas make a tuple. */
  sequence(nodes: readonly SyntaxPart[], depth: number): Expr {
    const hasComma = nodes.some(node => node.name === ',');
    const items = this.items(nodes, depth);
    if (items.length === 1 && !hasComma) {
      return items[0];
    }
    return {
      type: 'tuple',
      items,
      from: nodes[0]?.from ?? 0,
      to: nodes[nodes.length - 1]?.to ?? 0,
    };
  }

  items(nodes: readonly SyntaxPart[], depth: number): Expr[] {
    return splitBy(nodes, ',').flatMap(group => {
      if (group.length === 0) {
        return [];
      }
      if (group[0].name === '*' && group.length > 1) {
        const value = this.expression(group[1], depth + 1);
        return [{ type: 'star', value, from: group[0].from, to: value.to }];
      }
      return [this.expression(group[0], depth + 1)];
    });
  }

  expression(node: SyntaxPart, depth: number): Expr {
    const span = { from: node.from, to: node.to };
    if (depth > maxDepth) {
      return { type: 'unknown', children: [], ...span };
    }
    const inner = () =>
      node.children.filter(child => !brackets.has(child.name));
    switch (node.name) {
      case 'VariableName':
      case 'self':
        return { type: 'name', name: this.textOf(node), ...span };
      case 'Number': {
        const value = numberValue(this.textOf(node));
        return value === undefined
          ? { type: 'unknown', children: [], ...span }
          : { type: 'number', value, ...span };
      }
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return this.string(node, depth);
      case 'Boolean':
        return {
          type: 'constant',
          value: this.textOf(node) === 'True',
          ...span,
        };
      case 'None':
        return { type: 'constant', value: null, ...span };
      case 'Ellipsis':
        return { type: 'ellipsis', ...span };
      case 'ArrayExpression':
        return { type: 'list', items: this.items(inner(), depth), ...span };
      case 'TupleExpression':
        return { type: 'tuple', items: this.items(inner(), depth), ...span };
      case 'SetExpression':
        return { type: 'set', items: this.items(inner(), depth), ...span };
      case 'ParenthesizedExpression': {
        const [child] = inner();
        return child
          ? this.expression(child, depth + 1)
          : { type: 'tuple', items: [], ...span };
      }
      case 'DictionaryExpression':
        return this.dictionary(node, depth);
      case 'MemberExpression':
        return this.member(node, depth);
      case 'CallExpression': {
        const [callee, args] = node.children;
        return {
          type: 'call',
          callee: this.expression(callee, depth + 1),
          args:
            args?.name === 'ArgList' ? this.argumentsOf(args, depth + 1) : [],
          ...span,
        };
      }
      case 'UnaryExpression':
        return this.unary(node, depth);
      case 'BinaryExpression':
        return this.binary(node, depth);
      case 'ConditionalExpression': {
        const [then, , test, , otherwise] = node.children;
        return then && test && otherwise
          ? {
              type: 'conditional',
              then: this.expression(then, depth + 1),
              test: this.expression(test, depth + 1),
              otherwise: this.expression(otherwise, depth + 1),
              ...span,
            }
          : this.unknown(node, depth);
      }
      case 'LambdaExpression': {
        const params = node.children.find(child => child.name === 'ParamList');
        const body = node.children.at(-1);
        return {
          type: 'lambda',
          params: params ? this.params(params, depth + 1) : [],
          body: body
            ? this.expression(body, depth + 1)
            : { type: 'unknown', children: [], ...span },
          ...span,
        };
      }
      case 'AwaitExpression': {
        const value = node.children[1];
        return value
          ? { type: 'await', value: this.expression(value, depth + 1), ...span }
          : this.unknown(node, depth);
      }
      case 'NamedExpression': {
        const [name, , value] = node.children;
        return name && value
          ? {
              type: 'named',
              name: this.textOf(name),
              value: this.expression(value, depth + 1),
              ...span,
            }
          : this.unknown(node, depth);
      }
      case 'ArrayComprehensionExpression':
      case 'ComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        return this.comprehension(inner(), span, depth);
      default:
        return this.unknown(node, depth);
    }
  }

  argumentsOf(list: SyntaxPart, depth: number): Argument[] {
    const nodes = list.children.filter(
      node => node.name !== '(' && node.name !== ')',
    );
    if (nodes.some(node => node.name === 'for')) {
      const span = { from: list.from, to: list.to };
      const value = this.comprehension(nodes, span, depth);
      return [{ name: null, star: '', value }];
    }
    return splitBy(nodes, ',').flatMap<Argument>(group => {
      const [first, second, third] = group;
      if (!first) {
        return [];
      }
      if ((first.name === '*' || first.name === '**') && second) {
        const value = this.expression(second, depth + 1);
        return [{ name: null, star: first.name, value }];
      }
      if (second?.name === 'AssignOp' && third) {
        const value = this.expression(third, depth + 1);
        return [{ name: this.textOf(first), star: '', value }];
      }
      return [{ name: null, star: '', value: this.expression(first, depth) }];
    });
  }

  params(list: SyntaxPart, depth: number): Param[] {
    let keywordOnly = false;
    const nodes = list.children.filter(
      node => node.name !== '(' && node.name !== ')' && node.name !== 'TypeDef',
    );
    return splitBy(nodes, ',').flatMap<Param>(group => {
      const [first] = group;
      if (first?.name === '*' && group.length === 1) {
        keywordOnly = true;
        return [];
      }
      const name = group.find(node => node.name === 'VariableName');
      if (!first || !name) {
        return [];
      }
      const star =
        first.name === '*' || first.name === '**' ? first.name : ('' as const);
      const assign = group.findIndex(node => node.name === 'AssignOp');
      const value = assign < 0 ? undefined : group[assign + 1];
      const param: Param = {
        name: this.textOf(name),
        star,
        default: value ? this.expression(value, depth + 1) : null,
        keywordOnly,
      };
      keywordOnly ||= star === '*';
      return [param];
    });
  }

  private unknown(node: SyntaxPart, depth: number): Expr {
    return {
      type: 'unknown',
      children: node.children
        .filter(
          child => child.children.length > 0 || child.name === 'VariableName',
        )
        .map(child => this.expression(child, depth + 1)),
      from: node.from,
      to: node.to,
    };
  }

  private string(node: SyntaxPart, depth: number): Expr {
    const span = { from: node.from, to: node.to };
    const literals = node.name === 'ContinuedString' ? node.children : [node];
    const parts = literals.flatMap(literal => this.stringParts(literal, depth));
    return parts.every(part => typeof part === 'string')
      ? { type: 'string', value: parts.join(''), ...span }
      : { type: 'format', parts, ...span };
  }

  private stringParts(literal: SyntaxPart, depth: number): (string | Expr)[] {
    const written = this.textOf(literal);
    const frame = stringFrame(written);
    if (literal.name !== 'FormatString') {
      return [unescape(written.slice(frame.start, frame.end), frame.raw)];
    }
    const parts: (string | Expr)[] = [];
    let at = literal.from + frame.start;
    const end = literal.from + frame.end;
    const plain = (to: number) => {
      const text = unescape(this.text.slice(at, to), frame.raw);
      parts.push(text.replaceAll('{{', '{').replaceAll('}}', '}'));
    };
    for (const child of literal.children) {
      if (child.name === 'FormatReplacement') {
        plain(child.from);
        const value = child.children.find(node => !brackets.has(node.name));
        parts.push(
          value
            ? this.expression(value, depth + 1)
            : { type: 'unknown', children: [], from: child.from, to: child.to },
        );
        at = child.to;
      }
    }
    plain(Math.max(at, end));
    return parts;
  }

  private dictionary(node: SyntaxPart, depth: number): Expr {
    const nodes = node.children.filter(child => !brackets.has(child.name));
    const entries = splitBy(nodes, ',').flatMap<{
      key: Expr | null;
      value: Expr;
    }>(group => {
      if (group[0]?.name === '**' && group[1]) {
        return [{ key: null, value: this.expression(group[1], depth + 1) }];
      }
      const [key, value] = splitBy(group, ':');
      return key?.[0] && value?.[0]
        ? [
            {
              key: this.expression(key[0], depth + 1),
              value: this.expression(value[0], depth + 1),
            },
          ]
        : [];
    });
    return { type: 'dict', entries, from: node.from, to: node.to };
  }

  private member(node: SyntaxPart, depth: number): Expr {
    const span = { from: node.from, to: node.to };
    const [object, ...rest] = node.children;
    if (!object) {
      return this.unknown(node, depth);
    }
    const property = rest.find(child => child.name === 'PropertyName');
    if (property) {
      return {
        type: 'attribute',
        object: this.expression(object, depth + 1),
        name: this.textOf(property),
        ...span,
      };
    }
    const inside = rest.filter(child => !brackets.has(child.name));
    const sliced = inside.some(child => child.name === ':');
    return {
      type: 'index',
      object: this.expression(object, depth + 1),
      index:
        sliced || inside.length === 0
          ? { type: 'unknown', children: [], ...span }
          : this.sequence(inside, depth + 1),
      ...span,
    };
  }

  private unary(node: SyntaxPart, depth: number): Expr {
    const [op, operand] = node.children;
    if (!op || !operand) {
      return this.unknown(node, depth);
    }
    const span = { from: node.from, to: node.to };
    const value = this.expression(operand, depth + 1);
    const sign = this.textOf(op);
    if (sign !== 'not' || operand.name !== 'BinaryExpression') {
      return { type: 'unary', op: sign, operand: value, ...span };
    }
    // The grammar reads `not a and b` as `not (a and b)`; Python binds `not` closer.
    return negateFirst(value, span);
  }

  private binary(node: SyntaxPart, depth: number): Expr {
    const children = node.children;
    const first = children[0];
    const last = children.at(-1);
    if (!first || !last || children.length < 3) {
      return this.unknown(node, depth);
    }
    const span = { from: node.from, to: node.to };
    const op = children
      .slice(1, -1)
      .map(child => this.textOf(child))
      .join(' ');
    const left = this.expression(first, depth + 1);
    const right = this.expression(last, depth + 1);
    if (op === 'and' || op === 'or') {
      return { type: 'bool', op, left, right, ...span };
    }
    if (/^(<|>|<=|>=|==|!=|<>|in|not in|is|is not)$/.test(op)) {
      return left.type === 'compare' && first.name === 'BinaryExpression'
        ? {
            type: 'compare',
            left: left.left,
            links: [...left.links, { op, right }],
            ...span,
          }
        : { type: 'compare', left, links: [{ op, right }], ...span };
    }
    return { type: 'binary', op, left, right, ...span };
  }

  private comprehension(
    nodes: readonly SyntaxPart[],
    span: { from: number; to: number },
    depth: number,
  ): Expr {
    const [head, ...loops] = splitBy(
      nodes.filter(node => node.name !== 'async'),
      'for',
    );
    const clauses = loops.map<Clause>(loop => {
      const [source, ...conditions] = splitBy(loop, 'if');
      const at = source.findIndex(node => node.name === 'in');
      return {
        target: this.sequence(source.slice(0, Math.max(at, 0)), depth + 1),
        iterable: this.sequence(source.slice(at + 1), depth + 1),
        conditions: conditions.flatMap(group =>
          group.length > 0 ? [this.expression(group[0], depth + 1)] : [],
        ),
      };
    });
    const [key, value] = splitBy(head, ':');
    const element = this.sequence(value ?? key ?? [], depth + 1);
    return { type: 'comprehension', element, clauses, ...span };
  }
}

function negateFirst(value: Expr, span: { from: number; to: number }): Expr {
  if (value.type === 'bool') {
    return { ...value, left: negateFirst(value.left, span), ...span };
  }
  return { type: 'unary', op: 'not', operand: value, ...span };
}
