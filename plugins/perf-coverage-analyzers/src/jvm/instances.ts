import { ObjectValue, object, Value } from '../javascript';
import type { JvmType } from './project';
import type { JvmScope } from './scope';
import type { TypeDeclaration, ValueDeclaration } from './syntax';

/** An object of a class of the repository. Its members are read when they are asked for. */
export class Instance {
  readonly value: ObjectValue;
  /** Parameters of the primary constructors of all its types. */
  readonly parameters = new Map<string, Value>();
  readonly values = new Map<ValueDeclaration, Value>();
  readonly assigned = new Map<string, Value>();
  readonly objects = new Map<TypeDeclaration, Instance>();
  readonly scopes = new Map<JvmType, JvmScope>();
  /** Members that are being read: a member that needs itself is a hole. */
  readonly open = new Set<ValueDeclaration>();

  constructor(
    readonly type: JvmType,
    /** Its types, in the order in which members are looked for. */
    readonly types: JvmType[],
    /** Where the type is declared. */
    readonly outer: JvmScope,
  ) {
    this.value = object([], true);
    this.value.host = this;
  }
}

export function instanceOf(value: Value): Instance | null {
  return value.t === 'object' && value.host instanceof Instance
    ? value.host
    : null;
}
