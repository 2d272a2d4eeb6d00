/** A file that a command needs, as it is written. */
export interface NamedFile {
  tool: string;
  /** The command in short, for people. */
  command: string;
  path: string;
  /** Endings that the tool adds by itself. */
  endings: string[];
}

interface Tool {
  name: string;
  /** Names of its program, without folder and ending. */
  programs: string[];
  files(words: string[]): string[];
  endings?: string[];
}

/** Programs that run the command which follows them. */
const wrappers = new Set(
  'sudo time env exec nice npx bunx pnpx npm pnpm yarn bun poetry uv pipenv pdm hatch rye run exec dlx dotenv cross-env dotenvx coverage -m --'.split(
    ' ',
  ),
);

/** Values of options that name no script, by the option before them. */
const k6Options = optionSet(
  '-e --env -o --out -c --config -i --iterations -u --vus -d --duration -s --stage --tag --log-output --log-format --summary-export --console-output --summary-trend-stats --summary-mode --execution-segment --local-ips --rps --batch --user-agent -a --address --http-debug --secret-source --traces-output --profiling-address',
);
const pytestOptions = optionSet(
  '-k -m -c -p -o -n -W --rootdir --junitxml --junit-xml --cov --cov-report --cov-config --html --ignore --ignore-glob --deselect --confcutdir --basetemp --durations --maxfail --benchmark-json --benchmark-compare --log-file --override-ini --import-mode',
);
const artilleryOptions = optionSet(
  '-t --target -o --output -e --environment --overrides -v --variables -c --config -k --payload --name --tags --note --key --region --count --launch-config --dotenv --record-key',
);

function optionSet(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Words that are neither options nor their values. */
function positional(words: string[], valued: ReadonlySet<string>): string[] {
  return words.filter((word, index) => {
    if (word.startsWith('-')) return false;
    return index === 0 || !valued.has(words[index - 1]);
  });
}

/** Values of an option, written after it or with `=`. */
function valuesOf(words: string[], names: string[]): string[] {
  return words.flatMap((word, index) => {
    if (names.includes(word)) return words[index + 1] ?? [];
    const name = names.find(
      one => one.startsWith('--') && word.startsWith(`${one}=`),
    );
    return name ? [word.slice(name.length + 1)] : [];
  });
}

/** Command lines of the tools whose scripts the inventory knows. */
const tools: Tool[] = [
  {
    name: 'k6',
    programs: ['k6', 'xk6'],
    files: words => {
      const at = words.findIndex(word =>
        ['run', 'cloud', 'archive', 'inspect'].includes(word),
      );
      if (at < 0) return [];
      return positional(words.slice(at + 1), k6Options)
        .filter(word => /\.[mc]?[jt]s$/.test(word) && !word.includes('='))
        .slice(0, 1);
    },
  },
  {
    name: 'pytest',
    programs: ['pytest', 'py.test'],
    files: words =>
      positional(words, pytestOptions).flatMap(word => {
        const [path] = word.split('::');
        return path.endsWith('.py') && !word.includes('=') ? [path] : [];
      }),
  },
  {
    name: 'locust',
    programs: ['locust'],
    files: words =>
      valuesOf(words, ['-f', '--locustfile']).flatMap(one => one.split(',')),
    endings: ['', '.py'],
  },
  {
    name: 'jmeter',
    programs: ['jmeter', 'jmeter-n'],
    files: words => valuesOf(words, ['-t', '--testfile']),
  },
  {
    name: 'artillery',
    programs: ['artillery'],
    files: words => {
      const at = words.findIndex(word => /^run(-|$)/.test(word));
      if (at < 0) return [];
      const scripts = positional(words.slice(at + 1), artilleryOptions);
      const configs = valuesOf(words, ['-c', '--config']);
      return [
        ...scripts
          .filter(word => /\.(ya?ml|json|[jt]s)$/.test(word))
          .slice(0, 1),
        ...configs,
      ];
    },
  },
  {
    name: 'gatling',
    programs: ['gatling'],
    files: words =>
      words.includes('run')
        ? valuesOf(words, ['--simulation']).map(one => `src/${one}`)
        : [],
    endings: ['.gatling.js', '.gatling.ts', '.gatling.mjs', '.gatling.cjs'],
  },
];

/** The files that a command needs; none for programs that are not known. */
export function namedFiles(words: string[]): NamedFile[] {
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at];
    const isSetting = /^[A-Za-z_]\w{0,100}=/.test(word);
    const isPython = /^python[\d.]{0,5}$/.test(word);
    if (!isSetting && !isPython && !wrappers.has(word)) break;
  }
  const program = words[at]
    ?.split('/')
    .pop()
    ?.replace(/\.(sh|bat|exe|cmd)$/i, '');
  const tool = tools.find(one => program && one.programs.includes(program));
  if (!tool) return [];
  const rest = words.slice(at + 1);
  return tool.files(rest).map(path => ({
    tool: tool.name,
    command: [program, ...rest].join(' ').slice(0, 80),
    path,
    endings: tool.endings ?? [''],
  }));
}
