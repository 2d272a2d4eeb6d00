import type {
  Finding,
  InventoryFile,
} from 'backstage-plugin-perf-coverage-common';
import type {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { emptyInventoryFile } from '../inventoryFile';
import { joinPath } from '../javascript';
import { holdsCommands, ShellText, shellTexts } from './places';
import { commandRules } from './rules';
import { ShellCommand, shellCommands } from './shell';
import { NamedFile, namedFiles } from './tools';

/** Programs of which a text must speak at all. */
const mentions = /\b(k6|pytest|py\.test|locust|jmeter|artillery|gatling)\b/;
/** Variables, patterns, placeholders and addresses name no file by themselves. */
const notPlain = /[$*?<>{}[\]`%~|]|^[/-]|^[A-Za-z]:|:\/\//;
/** Folders that a build fills. */
const made =
  /(^|\/)(dist|build|out|target|bin|obj|tmp|temp|generated|bundles?|node_modules|vendor|\.(venv|tox|cache|next|nuxt|yarn|build|tmp|output))\//;
/** Commands that bring files from elsewhere. */
const brings =
  /\b(git\s+(clone|checkout|submodule|sparse-checkout)|curl|wget|unzip|gsutil|aws\s+s3|az\s+storage|docker\s+cp|scp|rsync)\b/;
/** Commands that make the file which they name. */
const makes = /(>|\b(mv|cp|tee|ln|tar|touch|esbuild|webpack|rollup|tsc)\b)/;
const maxFindings = 50;

/**
 * Commands of build files and CI jobs that start a performance test from a
 * file which is not there. A finding stands where the command stands.
 *
 * @public
 */
export const commandAnalyzer: SourceAnalyzer = {
  framework: 'commands',
  async analyze(tree: SourceTree): Promise<InventoryFile[]> {
    const files: InventoryFile[] = [];
    for (const path of tree.paths) {
      if (!holdsCommands(path)) continue;
      const text = await tree.read(path);
      if (text === undefined || !mentions.test(text)) continue;
      const findings = shellTexts(path, text)
        .flatMap(one => missingIn(one, tree))
        .slice(0, maxFindings);
      if (findings.length === 0 || (await runsElsewhere(path, tree))) continue;
      files.push(
        emptyInventoryFile({
          path,
          framework: 'commands',
          role: 'helper',
          reason: 'starts performance tests',
          confidence: 1,
          runnable: false,
          findings,
        }),
      );
    }
    return files;
  },
};

const imageFile = /(^|\/)(?:(?:Docker|Container)file[^/]*|[^/]*\.dockerfile)$/i;
const maxImageFiles = 200;

/** Whether a file is copied by its name into an image, and so runs among other files. */
async function runsElsewhere(path: string, tree: SourceTree): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const images = tree.paths.filter(one => imageFile.test(one));
  for (const image of images.slice(0, maxImageFiles)) {
    const text = (await tree.read(image)) ?? '';
    const sources = text
      .split('\n')
      .filter(line => /^\s*(?:COPY|ADD)\s(?!.*--from=)/i.test(line))
      .flatMap(line =>
        line
          .split(/[\s"',[\]]+/)
          .filter(Boolean)
          .slice(1, -1),
      );
    if (
      sources.some(
        one => `/${path}`.endsWith(`/${plain(one)}`) && one.endsWith(name),
      )
    ) {
      return true;
    }
  }
  return false;
}

/** `./a.sh` and `/a.sh` of a build's folder as `a.sh`. */
function plain(source: string): string {
  return source.replace(/^(?:\.?\/){1,5}/, '');
}

function missingIn(shell: ShellText, tree: SourceTree): Finding[] {
  if (brings.test(shell.text)) return [];
  const written = shell.text.split('\n').filter(line => makes.test(line));
  return shellCommands(shell.text).flatMap(command =>
    namedFiles(command.words)
      .filter(file => isMissing(file, command, shell, tree))
      .filter(file => !written.some(line => isMadeIn(line, file.path)))
      .map(file => missing(file, shell.line + command.line - 1, shell, tree)),
  );
}

/** Whether a line that makes files names this one after what makes it. */
function isMadeIn(line: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const start = line.search(makes);
  return line.indexOf(name, start) > start;
}

function isMissing(
  file: NamedFile,
  command: ShellCommand,
  shell: ShellText,
  tree: SourceTree,
): boolean {
  const { folder } = command;
  if (folder === null || notPlain.test(file.path)) return false;
  if (shell.folders.some(one => notPlain.test(one))) return false;
  if (file.path === '' || !/[\w]/.test(file.path)) return false;
  const places = shell.folders.flatMap(base => {
    const inside = joinPath(base, folder);
    const path = inside === undefined ? undefined : joinPath(inside, file.path);
    return path === undefined ? [] : [path];
  });
  // A path that leaves the repository can't be judged.
  if (places.length < shell.folders.length) return false;
  if (places.some(path => made.test(`${path}/`))) return false;
  return !places.some(
    path =>
      file.endings.some(ending => tree.has(path + ending)) ||
      tree.paths.some(one => one.startsWith(`${path}/`)),
  );
}

function missing(
  file: NamedFile,
  line: number,
  shell: ShellText,
  tree: SourceTree,
): Finding {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const alike = tree.paths.find(one => `/${one}`.endsWith(`/${name}`));
  const hint = alike ? `; there is '${alike}'` : '';
  return {
    rule: 'commands/missing-file',
    ...commandRules['commands/missing-file'],
    message: `The ${shell.title} runs ${file.tool} with '${file.path}', but there is no such file${hint}`,
    line,
  };
}
