import type { JvmProject, JvmType } from './project';

interface Parents {
  types: JvmType[];
  unresolved: string[];
}

/** What types inherit from: their parents and companions. */
export class Lineage {
  private readonly parents = new Map<JvmType, Parents>();
  private readonly lines = new Map<JvmType, JvmType[]>();
  private readonly companions = new Map<JvmType, JvmType[]>();

  constructor(private readonly project: JvmProject) {}

  /** The types of a type, in the order in which members are looked for. */
  line(type: JvmType): JvmType[] {
    const known = this.lines.get(type);
    if (known) return known;
    const found: JvmType[] = [];
    const add = (one: JvmType, depth: number) => {
      if (depth > 30 || found.length > 200 || found.includes(one)) return;
      found.push(one);
      for (const parent of [...this.parentsOf(one).types].reverse()) {
        add(parent, depth + 1);
      }
    };
    add(type, 0);
    this.lines.set(type, found);
    return found;
  }

  private parentsOf(type: JvmType): Parents {
    const known = this.parents.get(type);
    if (known) return known;
    const found: Parents = { types: [], unresolved: [] };
    this.parents.set(type, found);
    for (const { name } of type.declaration.parents) {
      const pair = this.project.resolveType(type.unit, name, type.outer);
      // An object has a name of its own: nothing extends it.
      const parent = pair?.type;
      if (parent && parent !== type) found.types.push(parent);
      else found.unresolved.push(name);
    }
    return found;
  }

  /** Parents of all its types that no source declares. */
  foreignParents(type: JvmType): string[] {
    return this.line(type).flatMap(one => this.parentsOf(one).unresolved);
  }

  companionsOf(type: JvmType): JvmType[] {
    let found = this.companions.get(type);
    if (!found) {
      found = type.declaration.body.flatMap(one =>
        one.kind === 'type' && one.isCompanion
          ? this.project.typeOf(one) ?? []
          : [],
      );
      this.companions.set(type, found);
    }
    return found;
  }
}
