import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { shellCommands } from '../commands/shell';
import { optionsOf, plainValue, startOf, StartCommand } from './starts';

const maxLength = 500_000;

/** The services of a compose file that start locust, by command or by variables. */
export function composeStarts(path: string, text: string): StartCommand[] {
  if (text.length > maxLength) {
    return [];
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const services = document.get('services');
  if (!isMap(services)) {
    return [];
  }
  const folder = path.split('/').slice(0, -1).join('/');
  return services.items.flatMap(({ key, value }) => {
    if (!isMap(value)) {
      return [];
    }
    const image = String(value.get('image') ?? '');
    const words = wordsOf(value.get('entrypoint')).concat(
      wordsOf(value.get('command')),
    );
    const variables = variablesOf(value.get('environment'));
    const isLocust =
      /locust/i.test(image) ||
      /locust/i.test(isScalar(key) ? String(key.value) : '') ||
      [...variables.keys()].some(name => name.startsWith('LOCUST_'));
    const start = startOf(words, text);
    if (!start && !isLocust) {
      return [];
    }
    const options = start ?? optionsOf(words, text);
    const variable = (name: string) => {
      const given = variables.get(name);
      return given === undefined ? null : plainValue(given, text);
    };
    const file = variable('LOCUST_LOCUSTFILE');
    const range = isScalar(key) ? key.range?.[0] ?? 0 : 0;
    return [
      {
        files: options.files.length > 0 || !file ? options.files : [file],
        users: options.users ?? variable('LOCUST_USERS'),
        runTime: options.runTime ?? variable('LOCUST_RUN_TIME'),
        folders: [folder],
        mounted: true,
        place: `${path}:${counter.linePos(range).line}`,
      },
    ];
  });
}

function wordsOf(node: unknown): string[] {
  if (isSeq(node)) {
    return node.items.map(item => (isScalar(item) ? String(item.value) : ''));
  }
  return typeof node === 'string'
    ? shellCommands(node.replace(/\n/g, ' ')).flatMap(item => item.words)
    : [];
}

function variablesOf(node: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key) && isScalar(value)) {
        found.set(String(key.value), String(value.value));
      }
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      const text = isScalar(item) ? String(item.value) : '';
      const at = text.indexOf('=');
      if (at > 0) {
        found.set(text.slice(0, at), text.slice(at + 1));
      }
    }
  }
  return found;
}
