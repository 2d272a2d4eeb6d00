import {
  Finding,
  FindingSeverity,
  InventoryFile,
  SkippedSource,
} from 'backstage-plugin-perf-coverage-common';
import {
  SourceAnalyzer,
  SourceTree,
} from 'backstage-plugin-perf-coverage-node';
import { createMemoryTree } from '../tree';

/** The rules of source files, whatever their framework. */
export const sourceRules = {
  'source-too-large': {
    severity: 'error',
    title: 'The file is larger than what is read of a file',
    help: 'Move data out of the test source; until then nothing of it is counted.',
  },
  'source-binary': {
    severity: 'error',
    title: 'The file starts as a test source but holds bytes that are no text',
    help: 'Save the file as text in UTF-8; until then nothing of it is counted.',
  },
  'source-not-utf8': {
    severity: 'warning',
    title: 'The file is not UTF-8 and was read as Latin-1',
    help: 'Save the file as UTF-8; tools read other encodings differently on each machine.',
  },
  'source-not-utf8-python': {
    severity: 'error',
    title: 'The file is not UTF-8 and declares no other encoding',
    help: 'Save the file as UTF-8, or declare its encoding in the first line; Python refuses to load it as it is.',
  },
  'source-cut': {
    severity: 'warning',
    title: 'The file ends in the middle of a character, as if it was cut',
    help: 'Restore the whole file from its origin.',
  },
} satisfies Record<
  string,
  { severity: FindingSeverity; title: string; help: string }
>;

type SourceRule = keyof typeof sourceRules;

/** So many unread files are looked into to tell what they are. */
const maxHeads = 50;

/** As Python finds it: a comment in one of the first two lines. */
const codingComment = /^[ \t\f]{0,20}#.{0,200}?coding[:=][ \t]{0,20}[-\w.]/;

/** Adds what the bytes of a file say about it. */
export async function withEncodingFindings(
  file: InventoryFile,
  sources: Pick<SourceTree, 'read'>,
  tree: Pick<SourceTree, 'encodingOf'>,
): Promise<InventoryFile> {
  // It may have been read elsewhere so far.
  const text = (await sources.read(file.path)) ?? '';
  const encoding = tree.encodingOf?.(file.path) ?? 'utf-8';
  if (encoding === 'utf-8-cut') return withFinding(file, 'source-cut');
  if (encoding !== 'latin-1') return file;
  if (!file.path.endsWith('.py')) return withFinding(file, 'source-not-utf8');
  const declared = text
    .split(/\r\n|\r|\n/, 2)
    .some(line => codingComment.test(line));
  return declared ? file : withFinding(file, 'source-not-utf8-python');
}

/**
 * What files are that could not be read whole, by their first lines: an
 * analyser that knows them gives its name, and a finding says why nothing
 * else is known.
 */
export async function unreadFiles(
  skipped: readonly SkippedSource[],
  tree: SourceTree,
  analyzers: readonly SourceAnalyzer[],
): Promise<InventoryFile[]> {
  const found: InventoryFile[] = [];
  const unread = skipped.filter(
    ({ reason }) => reason === 'too-large' || reason === 'binary',
  );
  for (const { path, reason, why } of unread.slice(0, maxHeads)) {
    const head = await tree.head?.(path);
    if (head === undefined) continue;
    const file = await recognise(path, head, analyzers);
    if (file) {
      found.push(
        withFinding(
          nothingKnown(file),
          reason === 'too-large' ? 'source-too-large' : 'source-binary',
          why,
        ),
      );
    }
  }
  return found;
}

async function recognise(
  path: string,
  head: string,
  analyzers: readonly SourceAnalyzer[],
): Promise<InventoryFile | undefined> {
  const tree = createMemoryTree({
    [path]: head.slice(0, head.lastIndexOf('\n') + 1) || head,
  });
  let best: InventoryFile | undefined;
  for (const analyzer of analyzers) {
    let files: InventoryFile[];
    try {
      files = await analyzer.analyze(tree);
    } catch {
      // Half a file may be beyond an analyser; the file is counted as skipped.
      continue;
    }
    for (const file of files) {
      if (file.path === path && (!best || file.confidence > best.confidence)) {
        best = file;
      }
    }
  }
  return best;
}

/** What stands in a part of a file must not be taken for the whole. */
function nothingKnown(file: InventoryFile): InventoryFile {
  return {
    ...file,
    confidence: Math.min(file.confidence, 0.5),
    tests: [],
    scenarios: [],
    load: { durationSeconds: null, maxVUs: null, iterations: null },
    thresholds: [],
    checks: [],
    customMetrics: [],
    tags: {},
    requests: [],
    findings: [],
    kind: null,
    kindReason: null,
  };
}

function withFinding(
  file: InventoryFile,
  rule: SourceRule,
  detail?: string,
): InventoryFile {
  const { severity, title, help } = sourceRules[rule];
  const finding: Finding = {
    rule,
    severity,
    message: detail === undefined ? title : `${title}: ${detail}`,
    line: 1,
    help,
  };
  return {
    ...file,
    findings: [finding, ...file.findings],
    runnable: file.runnable && severity !== 'error',
  };
}
