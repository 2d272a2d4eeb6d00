import { alternatives, join, Value } from '../javascript';
import type { Evaluator } from './evaluator';
import { takes } from './functions';
import { argumentsOf } from './givenArguments';
import type { JvmScope } from './scope';
import type { Expression } from './syntax';

/** Reads a call of a function, a method or a value. */
export function call(
  evaluator: Evaluator,
  node: Expression & { kind: 'call' },
  scope: JvmScope,
): Value {
  const { callee } = node;
  const site = evaluator.place(node, scope);
  if (callee.kind === 'name') {
    const found = evaluator.names.functionOf(callee.name, scope, site);
    const args = argumentsOf(evaluator, node.args, scope);
    if (found) {
      const other = takes(found, args)
        ? undefined
        : evaluator.names.libraryOverload(callee.name, scope);
      return other
        ? evaluator.apply(other, callee.name, args, site)
        : evaluator.functions.invoke(found, args, site);
    }
    const value = evaluator.names.called(callee.name, scope, callee);
    return evaluator.apply(value, callee.name, args, site);
  }
  if (callee.kind === 'member')
    return methodCall(evaluator, callee, node, scope);
  const value = evaluator.callee(callee, scope);
  return evaluator.apply(
    value,
    '',
    argumentsOf(evaluator, node.args, scope),
    site,
  );
}

function methodCall(
  evaluator: Evaluator,
  callee: Expression & { kind: 'member' },
  node: Expression & { kind: 'call' },
  scope: JvmScope,
): Value {
  const site = evaluator.place(node, scope);
  const { name } = callee;
  if (callee.target.kind === 'name' && callee.target.name === 'super') {
    const found = evaluator.names.superMethod(name, scope);
    const args = argumentsOf(evaluator, node.args, scope);
    return found
      ? evaluator.functions.invoke(found, args, site)
      : evaluator.apply(
          evaluator.names.superMember(name, scope, site),
          name,
          args,
          site,
        );
  }
  const target = evaluator.evaluate(callee.target, scope);
  const args = argumentsOf(evaluator, node.args, scope);
  const results = alternatives(target).map(one => {
    const found = evaluator.members.methodOf(one, name);
    return found
      ? evaluator.functions.invoke(found, args, site)
      : evaluator.apply(
          evaluator.member(one, name, site, scope),
          name,
          args,
          site,
        );
  });
  return join(results, target.t === 'union' && target.preferred);
}
