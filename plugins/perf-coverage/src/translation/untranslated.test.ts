import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

type Compiler = typeof import('typescript');
type Node = import('typescript').Node;

// The compiler is the whole project's, declared at its root.
const ts: Compiler = createRequire(
  path.resolve(__dirname, '../../../../package.json'),
)('typescript');

const root = path.resolve(__dirname, '..');

/** Files whose words are no texts for readers, with the reason. */
const allowedFiles: Record<string, string> = {
  'overview/snippets.ts': 'plans, annotations and commands to copy',
  'state/signImage.ts': 'the elements of a drawing',
  'inventory/quickReference.ts': 'commands to copy',
  'allGaps/gapCsv.ts': 'columns of a file that programs read',
  'portfolio/componentCsv.ts': 'columns of a file that programs read',
  'plugin.tsx': 'titles of extensions, which the app’s configuration replaces',
  'home/cards.ts': 'titles of extensions, taken before a language is known',
  'catalogColumn/column.tsx': 'a title that the app may give itself',
  'iconLink.tsx': 'loads with the app; the texts come with the first page',
};

/** Names of things and formats, the same in all languages. */
const allowedTexts = new Set([
  'CSV',
  'JSON',
  'Markdown',
  'Perf Coverage',
  'PRODID:-//Perf Coverage//Roadmap//EN',
]);

/** Files to copy begin with a remark or have several lines; luxon's formats are no words. */
const isSnippet = (text: string) => /^#|\n|^d MMMM? yyyy/.test(text);

/** Attributes and properties that hold words for readers. */
const textNames = new Set([
  'alt',
  'aria-label',
  'description',
  'help',
  'helperText',
  'label',
  'message',
  'name',
  'otherwise',
  'placeholder',
  'searchLabel',
  'subtitle',
  'summary',
  'text',
  'title',
  'verb',
  'what',
  'why',
  'word',
]);

const twoWords = /[A-Za-z’]{2,}[,;:]? [A-Za-z’]{2,}/;
const capitalised = /^[A-Z][a-z]+…?$/;

function nameOf(node: Node | undefined): string {
  return node &&
    (ts.isIdentifier(node) ||
      ts.isStringLiteral(node) ||
      ts.isJsxNamespacedName(node))
    ? node.getText().replace(/['"]/g, '')
    : '';
}

/** True where a literal is no text for readers: code, styles, errors, addresses. */
function isCode(node: Node): boolean {
  // What names further rules is a selector of styles.
  if (
    ts.isPropertyAssignment(node.parent) &&
    node.parent.name === node &&
    ts.isObjectLiteralExpression(node.parent.initializer)
  ) {
    return true;
  }
  for (let at = node.parent; at; at = at.parent) {
    if (
      ts.isImportDeclaration(at) ||
      ts.isExportDeclaration(at) ||
      ts.isTypeNode(at) ||
      ts.isThrowStatement(at) ||
      ts.isNewExpression(at) ||
      ts.isCaseClause(at)
    ) {
      return !ts.isCaseClause(at) || at.expression === node;
    }
    if (
      ts.isCallExpression(at) &&
      /^(makeStyles|useStyles|createTheme)$/.test(at.expression.getText())
    ) {
      return true;
    }
    if (
      ts.isJsxAttribute(at) &&
      /^(className|style|rel|target|d|viewBox|transform|preserveAspectRatio)$/.test(
        at.name.getText(),
      )
    ) {
      return true;
    }
  }
  return false;
}

/** Whether a literal stands where a reader sees or hears it. */
function isShown(node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isJsxAttribute(parent)) return textNames.has(parent.name.getText());
    if (ts.isPropertyAssignment(parent)) {
      return parent.initializer === at && textNames.has(nameOf(parent.name));
    }
    // An argument is what the function makes of it.
    if (ts.isCallExpression(parent) || ts.isBinaryExpression(parent)) {
      return false;
    }
    if (ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent)) {
      return true;
    }
  }
  return false;
}

function literalText(node: Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim();
  return ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
    ? node.text.trim()
    : null;
}

function textsIn(file: string, source: string): string[] {
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const visit = (node: Node) => {
    const text = literalText(node);
    if (text !== null && !allowedTexts.has(text)) {
      const snippet = !ts.isJsxText(node) && isSnippet(text);
      const words = ts.isJsxText(node)
        ? /[A-Za-z]{2,}/.test(text)
        : !snippet &&
          !isCode(node) &&
          (twoWords.test(text) || (capitalised.test(text) && isShown(node)));
      if (words) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file}:${line + 1}: ${text}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function sourceFiles(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(file => file.split(path.sep).join('/'))
    .filter(
      file =>
        /\.tsx?$/.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        !/^(translation|__testUtils__)\//.test(file) &&
        file !== 'setupTests.ts' &&
        !Object.hasOwn(allowedFiles, file),
    );
}

it('finds texts wherever readers would see them', () => {
  expect(
    textsIn(
      'sample.tsx',
      `const a = <p className="one two" title="Once">Hello {x ? 'and more' : t('a.b')}</p>;
       const columns = [{ name: 'Owner', key: 'Owner' }];
       const said = \`\${n} of them\`;
       if (kind === 'Component') throw new Error('no such thing');`,
    ),
  ).toEqual([
    'sample.tsx:1: Once',
    'sample.tsx:1: Hello',
    'sample.tsx:1: and more',
    'sample.tsx:2: Owner',
    'sample.tsx:3: of them',
  ]);
});

it('shows no text that is not translated', () => {
  const found = sourceFiles().flatMap(file =>
    textsIn(file, readFileSync(path.join(root, file), 'utf8')),
  );
  expect(found).toEqual([]);
});
