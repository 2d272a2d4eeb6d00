import { alternatives, join, native, Place, Value } from '../javascript';
import { configOf } from './configurations';
import type { Evaluator } from './evaluator';
import { instanceOf } from './instances';
import type { JvmScope } from './scope';

/** A function of Kotlin that may be run on a receiver: `with(config) { … }`. */
export class ReceiverFunction {
  constructor(readonly on: (receiver: Value, site: Place) => Value) {}
}

/** What a function gives on a receiver; undefined where it takes none. */
export function runOn(
  fn: Value | undefined,
  receiver: Value,
  site: Place,
): Value | undefined {
  return fn?.t === 'native' && fn.host instanceof ReceiverFunction
    ? fn.host.on(receiver, site)
    : undefined;
}

/** `with(receiver) { … }` */
export const withReceiver: Value = native('with', ([receiver, fn], { place }) =>
  receiver && fn
    ? join(
        alternatives(receiver).map(one => runOn(fn, one, place) ?? receiver),
        receiver.t === 'union' && receiver.preferred,
      )
    : receiver,
);

/** The member of an implicit receiver of Kotlin that a name means. */
export function receiverMember(
  run: Evaluator,
  scope: JvmScope,
  name: string,
  site: Place,
): Value | null {
  if (scope.unit.language !== 'kotlin' || scope.type || name === 'this') {
    return null;
  }
  const receiver = scope.own('this')?.value;
  if (!receiver) return null;
  const instance = instanceOf(receiver);
  if (instance) return run.members.ofInstance(instance, name, site);
  if (receiver.t !== 'native') return null;
  return (
    receiver.props.get(name) ??
    (configOf(receiver) || run.host.hasMember(receiver, name)
      ? receiver.member?.(name)
      : undefined) ??
    null
  );
}
