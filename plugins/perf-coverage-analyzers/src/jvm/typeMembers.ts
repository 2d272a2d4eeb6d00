import {
  array,
  isChosen,
  join,
  native,
  Place,
  settled,
  textOf,
  unknown,
  Value,
} from '../javascript';
import { callable } from './durations';
import type { Evaluator } from './evaluator';
import type { JvmType, TypePair } from './project';

/** Members that languages give to types without a declaration. */
export function typeMember(
  run: Evaluator,
  type: JvmType,
  name: string,
  site: Place,
): Value | undefined {
  return (
    (type.declaration.typeKind === 'enum'
      ? enumMember(run, type, name, site)
      : undefined) ?? unboundMethod(run, type, name)
  );
}

/** `Mode.valueOf("SMALL")`, `Mode.values()`, `Mode.entries` */
function enumMember(
  run: Evaluator,
  type: JvmType,
  name: string,
  site: Place,
): Value | undefined {
  const pair: TypePair = { type, object: null };
  const constant = (one: string) => run.members.ofStatics(pair, one, site);
  const names = type.declaration.body.flatMap(one =>
    one.kind === 'value' && one.init?.kind === 'new' && one.init.type === ''
      ? one.names
      : [],
  );
  if (/^(?:values|entries)$/.test(name)) {
    return callable(name, array(names.map(one => constant(one) ?? unknown)));
  }
  if (name !== 'valueOf') return undefined;
  return native(name, ([given]) => {
    const text = given && textOf(settled(given));
    const found = text !== undefined && names.includes(text) && constant(text);
    if (!found) return unknown;
    const others = isChosen(settled(given))
      ? names.filter(one => one !== text).flatMap(one => constant(one) ?? [])
      : [];
    return join([found, ...others], true);
  });
}

/** `Endpoint::request`: a method of the object that it is called with. */
function unboundMethod(
  run: Evaluator,
  type: JvmType,
  name: string,
): Value | undefined {
  const isMethod = run.lineage
    .line(type)
    .some(one => one.members.get(name)?.some(it => it.kind === 'function'));
  if (!isMethod) return undefined;
  return native(name, ([target, ...rest], at) => {
    const method = target && run.members.methodOf(target, name);
    return method
      ? run.functions.invoke(
          method,
          rest.map(value => ({ name: null, value })),
          at.place,
        )
      : run.host.unknownCall(name, target ?? null, rest);
  });
}

const callNames =
  /^(?:get|apply|call|accept|test|invoke|run|(?:getAs|applyAs)[A-Z]\w{0,20})$/;

/** `supplier.get()`, `mapper.apply(x)`: a function is called by its only method. */
export function functionMember(target: Value, name: string): Value | undefined {
  const isFunction =
    target.t === 'native' && target.name === '' && !target.member;
  return isFunction && callNames.test(name)
    ? native(name, (args, site) => target.call(args, site))
    : undefined;
}
