import type { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { nearest } from './nearest';
import { jvmLanguageOf, parseJvmSource } from './parseSource';
import { Resources } from './resources';
import {
  FunctionDeclaration,
  SourceUnit,
  Statement,
  TypeDeclaration,
  ValueDeclaration,
} from './syntax';

export type MemberDeclaration =
  | FunctionDeclaration
  | ValueDeclaration
  | TypeDeclaration;

/** A type of the repository, with the file that declares it. */
export interface JvmType {
  declaration: TypeDeclaration;
  unit: SourceUnit;
  /** The type in which it is declared. */
  outer: JvmType | null;
  /** With package and outer types: `a.b.Outer.Inner`. */
  qualifiedName: string;
  members: Map<string, MemberDeclaration[]>;
}

/** A class and the object of the same name. */
export interface TypePair {
  type: JvmType | null;
  object: JvmType | null;
}

/** What a name of a file stands for outside of its own types. */
export type Declared =
  | { kind: 'types'; pair: TypePair }
  | { kind: 'member'; of: TypePair; name: string }
  | { kind: 'top'; unit: SourceUnit; declarations: MemberDeclaration[] };

/** Functions and values outside of types that one module declares. */
interface TopLevel {
  unit: SourceUnit;
  module: string;
  declarations: MemberDeclaration[];
}

interface Package {
  types: Map<string, JvmType[]>;
  top: Map<string, TopLevel[]>;
  /** Package objects of Scala. */
  objects: JvmType[];
}

/** More files than this are not read for one repository. */
const maxUnits = 3000;
/** Longer files are generated. */
const maxCharacters = 1024 * 1024;

/** The sources of a repository that were read, and what their names stand for. */
export class JvmProject {
  readonly units = new Map<string, SourceUnit>();
  readonly texts = new Map<string, string>();
  /** Files of settings; empty until `loadResources`. */
  readonly resources = new Resources();
  /** Names of functions of Kotlin that are added to other types. */
  readonly extensions = new Set<string>();
  /** Files that were not read for their size. */
  readonly tooLarge = new Set<string>();
  private readonly packages = new Map<string, Package>();
  private readonly types = new Map<TypeDeclaration, JvmType>();
  private readonly qualified = new Map<string, JvmType[]>();

  constructor(private readonly tree: SourceTree) {}

  /** Parses a file once; null where it is none of a known language. */
  async load(path: string): Promise<SourceUnit | null> {
    const known = this.units.get(path);
    if (known) return known;
    const language = jvmLanguageOf(path);
    if (!language || this.units.size >= maxUnits) return null;
    const text = await this.tree.read(path);
    if (text === undefined) return null;
    if (text.length > maxCharacters) {
      this.tooLarge.add(path);
      return null;
    }
    const unit = parseJvmSource(text, path, language);
    this.units.set(path, unit);
    this.texts.set(path, text);
    this.register(unit);
    return unit;
  }

  /** Reads the settings that the loaded sources may ask for. */
  async loadResources(): Promise<void> {
    await this.resources.load(this.tree, this.texts.values());
  }

  get allTypes(): Iterable<JvmType> {
    return this.types.values();
  }

  typeOf(declaration: TypeDeclaration): JvmType | undefined {
    return this.types.get(declaration);
  }

  /** A type that is declared inside of code, such as an anonymous class. */
  localType(declaration: TypeDeclaration, unit: SourceUnit): JvmType {
    return this.types.get(declaration) ?? this.addType(declaration, unit, null);
  }

  private package(name: string): Package {
    let found = this.packages.get(name);
    if (!found) {
      found = { types: new Map(), top: new Map(), objects: [] };
      this.packages.set(name, found);
    }
    return found;
  }

  private register(unit: SourceUnit): void {
    const home = this.package(unit.packageName);
    this.registerExtensions(unit.statements);
    for (const statement of unit.statements) {
      if (statement.kind === 'type') {
        const type = this.addType(statement, unit, null);
        if (statement.isCompanion && statement.typeKind === 'object') {
          const name = [unit.packageName, statement.name]
            .filter(Boolean)
            .join('.');
          this.package(name).objects.push(type);
        } else {
          addTo(home.types, type.declaration.name, type);
        }
      } else if (statement.kind === 'function' || statement.kind === 'value') {
        const names =
          statement.kind === 'function' ? [statement.name] : statement.names;
        const module = moduleOf(unit.path);
        for (const name of names) {
          const known = home.top.get(name)?.find(one => one.module === module);
          if (known) known.declarations.push(statement);
          else
            addTo(home.top, name, { unit, module, declarations: [statement] });
        }
      }
    }
  }

  private registerExtensions(
    statements: readonly Statement[],
    depth = 0,
  ): void {
    for (const one of statements) {
      if (one.kind === 'function' && one.receiver !== null) {
        this.extensions.add(one.name);
      } else if (one.kind === 'type' && depth < 30) {
        this.registerExtensions(one.body, depth + 1);
      }
    }
  }

  private addType(
    declaration: TypeDeclaration,
    unit: SourceUnit,
    outer: JvmType | null,
    depth = 0,
  ): JvmType {
    const prefix = outer ? outer.qualifiedName : unit.packageName;
    const type: JvmType = {
      declaration,
      unit,
      outer,
      qualifiedName: prefix
        ? `${prefix}.${declaration.name}`
        : declaration.name,
      members: membersOf(declaration.body),
    };
    this.types.set(declaration, type);
    addTo(this.qualified, type.qualifiedName, type);
    if (depth > 30) return type;
    for (const statement of declaration.body) {
      if (statement.kind === 'type') {
        this.addType(statement, unit, type, depth + 1);
      }
    }
    return type;
  }

  /** Types of a qualified name, as a file means it. */
  qualifiedPair(path: string, unit: SourceUnit): TypePair | undefined {
    const types = this.qualified.get(path);
    return types && pairAmong(types, unit);
  }

  /** What a name stands for in a file, outside of the types that surround it. */
  lookup(unit: SourceUnit, name: string): Declared | null {
    for (const one of unit.imports) {
      if (one.wildcard || one.alias !== name) continue;
      const found = this.byPath(unit, one.path);
      if (found) return found;
    }
    for (const home of enclosing(unit.packageName)) {
      const found = this.inPackage(unit, home, name);
      if (found) return found;
    }
    for (const one of unit.imports) {
      if (!one.wildcard) continue;
      const found = this.inWildcard(unit, one.path, name);
      if (found) return found;
    }
    return null;
  }

  private inPackage(
    unit: SourceUnit,
    home: string,
    name: string,
  ): Declared | null {
    const found = this.packages.get(home);
    if (!found) return null;
    const types = found.types.get(name);
    if (types) return { kind: 'types', pair: pairAmong(types, unit) };
    const top = nearest(
      found.top.get(name) ?? [],
      one => one.unit.path,
      unit.path,
    );
    if (top) {
      const { declarations } = top;
      return { kind: 'top', unit: top.unit, declarations };
    }
    const owners = found.objects.filter(one => one.members.has(name));
    return owners.length > 0
      ? { kind: 'member', of: pairAmong(owners, unit), name }
      : null;
  }

  /** Scala's imports may start at a package that is in scope. */
  private byPath(unit: SourceUnit, path: string): Declared | null {
    const bases = ['', ...enclosing(unit.packageName).filter(Boolean)];
    const dot = path.lastIndexOf('.');
    const name = path.slice(dot + 1);
    for (const base of bases) {
      const full = base ? `${base}.${path}` : path;
      const pair = this.qualifiedPair(full, unit);
      if (pair) return { kind: 'types', pair };
      const parent = full.slice(0, Math.max(0, full.lastIndexOf('.')));
      const owner = this.qualifiedPair(parent, unit);
      if (owner) return { kind: 'member', of: owner, name };
      const inside = this.inPackage(unit, parent, name);
      if (inside) return inside;
    }
    return null;
  }

  private inWildcard(
    unit: SourceUnit,
    path: string,
    name: string,
  ): Declared | null {
    const bases = ['', ...enclosing(unit.packageName).filter(Boolean)];
    for (const base of bases) {
      const full = base ? `${base}.${path}` : path;
      const inside = this.inPackage(unit, full, name);
      if (inside) return inside;
      const owner = this.qualifiedPair(full, unit);
      const has =
        owner &&
        [owner.object, owner.type].some(one => one && hasMember(one, name));
      if (owner && has) return { kind: 'member', of: owner, name };
      const nested = this.qualifiedPair(`${full}.${name}`, unit);
      if (nested) return { kind: 'types', pair: nested };
    }
    return null;
  }

  /** The type that a name of a file means, with dots or without. */
  resolveType(
    unit: SourceUnit,
    name: string,
    inside: JvmType | null,
  ): TypePair | null {
    const [first, ...rest] = name.split('.');
    let pair: TypePair | null = null;
    for (let outer = inside; outer && !pair; outer = outer.outer) {
      const { qualifiedName } = outer;
      pair = this.qualifiedPair(`${qualifiedName}.${first}`, unit) ?? null;
      if (outer.declaration.name === first) pair ??= this.pairOf(outer);
    }
    if (!pair) {
      const found = this.lookup(unit, first);
      if (found?.kind === 'types') pair = found.pair;
      if (found?.kind === 'member') pair = this.nestedIn(found.of, first);
    }
    for (const one of rest) {
      if (pair) pair = this.nestedIn(pair, one);
    }
    return pair ?? this.qualifiedPair(name, unit) ?? null;
  }

  pairOf(type: JvmType): TypePair {
    return (
      this.qualifiedPair(type.qualifiedName, type.unit) ?? {
        type,
        object: null,
      }
    );
  }

  nestedIn(pair: TypePair, name: string): TypePair | null {
    const owner = pair.object ?? pair.type;
    return owner
      ? this.qualifiedPair(`${owner.qualifiedName}.${name}`, owner.unit) ?? null
      : null;
  }
}

function addTo<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const known = lists.get(name);
  if (known) known.push(one);
  else lists.set(name, [one]);
}

/** Of the types of one name those that a file means. */
function pairAmong(types: readonly JvmType[], { path }: SourceUnit): TypePair {
  const isObject = (one: JvmType) => one.declaration.typeKind === 'object';
  const pathOf = (one: JvmType) => one.unit.path;
  return {
    type: nearest(
      types.filter(one => !isObject(one)),
      pathOf,
      path,
    ),
    object: nearest(types.filter(isObject), pathOf, path),
  };
}

/** The folder of a module of Maven, Gradle or sbt: what stands in front of `src`. */
function moduleOf(path: string): string {
  const index = `/${path}`.lastIndexOf('/src/');
  return index < 0 ? '' : path.slice(0, index);
}

function hasMember(type: JvmType, name: string): boolean {
  return (
    type.members.has(name) ||
    type.declaration.body.some(
      one =>
        one.kind === 'type' && one.isCompanion && membersOf(one.body).has(name),
    )
  );
}

function membersOf(body: Statement[]): Map<string, MemberDeclaration[]> {
  const members = new Map<string, MemberDeclaration[]>();
  const add = (name: string, one: MemberDeclaration) => {
    const known = members.get(name);
    if (known) known.push(one);
    else members.set(name, [one]);
  };
  for (const one of body) {
    if (one.kind === 'value') for (const name of one.names) add(name, one);
    if (one.kind === 'function' || one.kind === 'type') add(one.name, one);
  }
  return members;
}

/** `a.b.c`, `a.b`, `a`, and the package without name. */
function enclosing(packageName: string): string[] {
  const found: string[] = [];
  for (let rest = packageName; rest !== ''; ) {
    found.push(rest);
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')));
  }
  return packageName === '' ? [''] : found;
}
