import { isMap, isScalar, isSeq, LineCounter, Node, parseDocument } from 'yaml';

/** A piece of shell that some file of the repository holds. */
export interface ShellText {
  text: string;
  /** Line of the file on which the text begins. */
  line: number;
  /** What people call it: `script "perf"`, `step "Load test"`. */
  title: string;
  /** Folders from which it may run, from the repository's root. */
  folders: string[];
}

type Place = (path: string, text: string) => ShellText[];

const maxTexts = 1000;
const maxYamlLength = 500_000;

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; ) {
    line += 1;
    at = text.indexOf('\n', at + 1);
  }
  return line;
}

/** Scripts of a `package.json`. */
function packageScripts(path: string, text: string): ShellText[] {
  const document = parseDocument(text, { uniqueKeys: false });
  const scripts = document.get('scripts');
  if (!isMap(scripts)) return [];
  return scripts.items.flatMap(({ key, value }) =>
    isScalar(key) && isScalar(value) && typeof value.value === 'string'
      ? [
          {
            text: value.value,
            line: lineAt(text, value.range?.[0] ?? 0),
            title: `script "${String(key.value)}"`,
            folders: [folderOf(path)],
          },
        ]
      : [],
  );
}

/** Keys under which CI systems keep shell. */
const shellKeys = new Set([
  'run',
  'script',
  'bash',
  'before_script',
  'after_script',
  'cmds',
  'commands',
  'command',
  'sh',
]);

/** Steps of GitHub Actions, GitLab CI, Azure, CircleCI, Bitbucket, Taskfiles. */
function yamlSteps(path: string, text: string): ShellText[] {
  if (text.length > maxYamlLength) return [];
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const root = /(^|\/)Taskfile\.ya?ml$/i.test(path) ? folderOf(path) : '';
  const found: ShellText[] = [];
  const add = (node: Node, title: string, folder: string) => {
    if (!isScalar(node) || typeof node.value !== 'string') return;
    if (found.length >= maxTexts) return;
    const isBlock =
      node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const at = counter.linePos(node.range?.[0] ?? 0).line;
    const line = isBlock ? at + 1 : at;
    found.push({ text: node.value, line, title, folders: [folder] });
  };
  const visit = (
    node: unknown,
    title: string,
    folder: string,
    depth: number,
  ) => {
    if (depth > 40) return;
    if (isSeq(node)) {
      for (const item of node.items) visit(item, title, folder, depth + 1);
      return;
    }
    if (!isMap(node)) return;
    const name = node.get('name');
    const own = typeof name === 'string' ? `step "${name}"` : title;
    const inside = workingFolder(node.toJSON(), folder);
    for (const { key, value } of node.items) {
      const word = isScalar(key) ? String(key.value) : '';
      if (shellKeys.has(word) && isSeq(value)) {
        for (const item of value.items) {
          if (isScalar(item)) add(item, own, inside);
          else visit(item, own, inside, depth + 1);
        }
      } else if (shellKeys.has(word) && isScalar(value)) {
        add(value, own, inside);
      } else {
        const job = isMap(value) && title === '' ? `job "${word}"` : own;
        visit(value, job, inside, depth + 1);
      }
    }
    found.push(...k6Actions(node, own, counter));
  };
  visit(document.contents, '', root, 0);
  return found;
}

/** `working-directory`, of a step or as the default of a job. */
function workingFolder(node: unknown, folder: string): string {
  const own =
    member(node, 'working-directory') ?? member(node, 'workingDirectory');
  const standing =
    own ?? member(member(member(node, 'defaults'), 'run'), 'working-directory');
  if (typeof standing !== 'string') return folder;
  return standing.replace(/^\.\//, '').replace(/\/$/, '');
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** The files that Grafana's actions run: as if `k6 run` stood there. */
function k6Actions(
  node: { get(key: string): unknown },
  title: string,
  counter: LineCounter,
): ShellText[] {
  const uses = node.get('uses');
  const inputs = node.get('with');
  if (typeof uses !== 'string' || !isMap(inputs)) return [];
  const input = /^grafana\/run-k6-action@/.test(uses) ? 'path' : 'filename';
  if (!/^grafana\/(run-)?k6-action@/.test(uses)) return [];
  const value = inputs.get(input, true);
  if (!isScalar(value) || typeof value.value !== 'string') return [];
  const line = counter.linePos(value.range?.[0] ?? 0).line;
  const isBlock = value.type === 'BLOCK_LITERAL';
  const files = value.value.split('\n').map(one => one.trim());
  return files.flatMap((one, index) =>
    one === ''
      ? []
      : [
          {
            text: `k6 run ${one}`,
            line: isBlock ? line + 1 + index : line,
            title,
            folders: [''],
          },
        ],
  );
}

/** `sh '…'`, `bat "…"` and their block forms of a Jenkinsfile. */
function jenkinsSteps(path: string, text: string): ShellText[] {
  const step =
    /\b(?:sh|bat)\s{0,5}(?:\(\s{0,50}(?:script:\s{0,5})?)?("""|'''|"|')/g;
  const found: ShellText[] = [];
  for (const match of text.matchAll(step)) {
    const start = match.index + match[0].length;
    const end = text.indexOf(match[1], start);
    if (end < 0 || found.length >= maxTexts) break;
    found.push({
      text: text.slice(start, end),
      line: lineAt(text, start),
      title: 'step of the pipeline',
      folders: ['', folderOf(path)],
    });
  }
  return found;
}

/** Recipes of a Makefile, each line a shell of its own. */
function makeRecipes(path: string, text: string): ShellText[] {
  const found: ShellText[] = [];
  let target = '';
  let start = 0;
  let recipe = '';
  for (const [index, line] of text.split('\n').entries()) {
    const rule = /^([\w./-]{1,100})\s{0,20}:(?!=)/.exec(line);
    if (rule) [, target] = rule;
    if (recipe === '' && !line.startsWith('\t')) continue;
    const own = line.replace(/^\t\s{0,50}[@+-]{0,3}/, '');
    if (recipe === '') start = index + 1;
    recipe = recipe === '' ? own : `${recipe}\n${own}`;
    if (line.endsWith('\\')) continue;
    if (found.length >= maxTexts) break;
    found.push({
      text: recipe,
      line: start,
      title: `target "${target}"`,
      folders: [folderOf(path)],
    });
    recipe = '';
  }
  return found;
}

/** A shell script runs from its own folder or from one above it. */
function shellScript(path: string, text: string): ShellText[] {
  const folders = [''];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    folders.push(folder);
  }
  return [{ text, line: 1, title: 'script', folders }];
}

const places: [RegExp, Place][] = [
  [/(^|\/)package\.json$/, packageScripts],
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, yamlSteps],
  [/(^|\/)\.gitlab-ci\.ya?ml$|^\.gitlab\/.*\.ya?ml$/, yamlSteps],
  [
    /(^|\/)(azure-pipelines[\w.-]*|bitbucket-pipelines|Taskfile)\.ya?ml$|^\.circleci\/config\.ya?ml$/i,
    yamlSteps,
  ],
  [/(^|\/)Jenkinsfile[\w.-]*$|\.jenkinsfile$/i, jenkinsSteps],
  [/(^|\/)(GNU)?[Mm]akefile$|\.mk$/, makeRecipes],
  [/\.(sh|bash)$/, shellScript],
];

/** Whether a file may hold commands. */
export function holdsCommands(path: string): boolean {
  return places.some(([pattern]) => pattern.test(path));
}

/** The pieces of shell in a file; none where the file can't be read as what it is. */
export function shellTexts(path: string, text: string): ShellText[] {
  const place = places.find(([pattern]) => pattern.test(path))?.[1];
  return place ? place(path, text) : [];
}
