import type * as t from '@babel/types';
import { parseSource } from '../javascript/parse';

/**
 * The names that a processor exports, in CommonJS or as an ES module; null
 * where they can't be known by looking at it alone.
 */
export function exportedNames(
  source: string,
  path: string,
): ReadonlySet<string> | null {
  const { program } = parseSource(source, path);
  if (!program) return null;
  const names = new Set<string>();
  for (const statement of program.body) {
    if (!addExports(statement, names)) return null;
  }
  return names;
}

/** False where a statement may export what is not written here. */
function addExports(statement: t.Statement, names: Set<string>): boolean {
  switch (statement.type) {
    case 'ExportAllDeclaration':
      return false;
    case 'ExportDefaultDeclaration':
      names.add('default');
      return (
        statement.declaration.type !== 'ObjectExpression' ||
        addProperties(statement.declaration, names)
      );
    case 'ExportNamedDeclaration':
      for (const specifier of statement.specifiers) {
        const { exported } = specifier;
        names.add(
          exported.type === 'Identifier' ? exported.name : exported.value,
        );
      }
      return addDeclared(statement.declaration, names);
    case 'ExpressionStatement':
      return addAssigned(statement.expression, names);
    case 'VariableDeclaration':
      return statement.declarations.every(
        ({ init }) => !init || addAssigned(init, names),
      );
    default:
      // Anything but a declaration may decide what is exported.
      return /Declaration$|^EmptyStatement$/.test(statement.type);
  }
}

function addDeclared(
  declaration: t.Declaration | null | undefined,
  names: Set<string>,
): boolean {
  if (
    declaration?.type === 'FunctionDeclaration' ||
    declaration?.type === 'ClassDeclaration'
  ) {
    if (declaration.id) names.add(declaration.id.name);
  } else if (declaration?.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) {
      if (id.type !== 'Identifier') return false;
      names.add(id.name);
    }
  }
  return true;
}

/** `module.exports = …`, `exports.name = …`, also one after the other. */
function addAssigned(expression: t.Expression, names: Set<string>): boolean {
  if (expression.type !== 'AssignmentExpression') {
    return !mentionsExports(expression);
  }
  const { left, right } = expression;
  const rest =
    right.type === 'AssignmentExpression' ? addAssigned(right, names) : true;
  if (left.type !== 'MemberExpression') return rest;
  if (isExports(left)) {
    if (right.type === 'AssignmentExpression') return rest;
    return right.type === 'ObjectExpression' && addProperties(right, names);
  }
  if (isExports(left.object)) {
    if (left.computed || left.property.type !== 'Identifier') return false;
    names.add(left.property.name);
  }
  return rest;
}

function addProperties(
  object: t.ObjectExpression,
  names: Set<string>,
): boolean {
  for (const property of object.properties) {
    if (property.type === 'SpreadElement' || property.computed) return false;
    if (property.key.type === 'Identifier') names.add(property.key.name);
    else if (property.key.type === 'StringLiteral')
      names.add(property.key.value);
    else return false;
  }
  return true;
}

function isExports(node: t.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'exports'
  );
}

function mentionsExports(expression: t.Expression): boolean {
  return (
    expression.type === 'CallExpression' &&
    expression.arguments.some(argument => isExports(argument))
  );
}
