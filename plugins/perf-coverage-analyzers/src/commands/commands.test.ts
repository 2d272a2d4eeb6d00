import fc from 'fast-check';
import { createMemoryTree } from '../tree';
import { commandAnalyzer } from './missingFiles';
import { holdsCommands, shellTexts } from './places';
import { shellCommands } from './shell';

async function findings(files: Record<string, string>) {
  const found = await commandAnalyzer.analyze(
    createMemoryTree({ 'perf/load.js': '', 'tests/test_a.py': '', ...files }),
  );
  return found.flatMap(file =>
    file.findings.map(one => {
      const named = /with '([^']+)'/.exec(one.message)?.[1];
      return `${file.path}:${one.line} ${named}`;
    }),
  );
}

const scripts = (...lines: string[]) =>
  `{\n  "scripts": {\n${lines.map(one => `    ${one}`).join(',\n')}\n  }\n}`;

describe('commands that name a file', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'scripts of npm',
      {
        'package.json': scripts(
          '"ok": "k6 run perf/load.js"',
          '"bad": "K6_X=1 k6 run --vus 5 -e URL=a.js -o json=o.json perf/gone.js"',
        ),
      },
      ['package.json:4 perf/gone.js'],
    ],
    [
      'a script runs in the folder of its package',
      {
        'perf/package.json': scripts(
          '"a": "k6 run load.js && k6 run perf/load.js"',
        ),
      },
      ['perf/package.json:3 perf/load.js'],
    ],
    [
      'steps of GitHub Actions',
      {
        '.github/workflows/ci.yml': `jobs:
  perf:
    steps:
      - uses: actions/checkout@v4
      - name: Load
        run: |
          cd perf
          k6 run load.js
          k6 run gone.js
      - run: k6 run load.js
        working-directory: perf
      - uses: grafana/run-k6-action@v1
        with:
          path: |
            perf/load.js
            perf/none.js
`,
      },
      [
        '.github/workflows/ci.yml:9 gone.js',
        '.github/workflows/ci.yml:16 perf/none.js',
      ],
    ],
    [
      'jobs of GitLab',
      {
        '.gitlab-ci.yml':
          'load:\n  script:\n    - echo start\n    - locust -f perf/none.py --headless\n',
      },
      ['.gitlab-ci.yml:4 perf/none.py'],
    ],
    [
      'steps of Jenkins',
      {
        Jenkinsfile:
          "node {\n  sh 'pytest tests/test_a.py'\n  sh '''\n  jmeter -n -t plans/peak.jmx -l out.jtl\n  '''\n}",
      },
      ['Jenkinsfile:4 plans/peak.jmx'],
    ],
    [
      'recipes of make',
      {
        Makefile:
          'load:\n\t@cd perf && k6 run load.js\n\tartillery run perf/none.yml\n',
      },
      ['Makefile:3 perf/none.yml'],
    ],
    [
      'shell scripts, from their folder or from the root',
      {
        'perf/run.sh':
          'k6 run load.js\nk6 run perf/load.js\npython -m pytest -k a.py tests/test_none.py::test_x\n',
      },
      ['perf/run.sh:3 tests/test_none.py'],
    ],
  ])('%s', async (_title, files, expected) => {
    expect(await findings(files)).toEqual(expected);
  });

  it.each([
    ['a variable', 'k6 run $SCRIPT.js'],
    ['a pattern', 'k6 run perf/*.js'],
    ['a placeholder', 'k6 run <script>.js'],
    ['standard input', 'k6 run -'],
    ['an address', 'k6 run https://example.test/x.js'],
    ['an absolute path', 'k6 run /scripts/x.js'],
    ['what a build makes', 'k6 run dist/x.js'],
    [
      'what the script makes',
      'esbuild perf/load.js --outfile=perf/x.js\nk6 run perf/x.js',
    ],
    [
      'what is fetched',
      'git clone https://example.test/r.git perf2\nk6 run perf2/x.js',
    ],
    ['a folder that is unknown', 'cd "$DIR"\nk6 run x.js'],
    ['a container', 'docker run grafana/k6 run x.js'],
    ['a comment', '# k6 run x.js'],
    ['a text', 'cat <<EOF\nk6 run x.js\nEOF'],
    ['what is only said', 'echo "k6 run x.js"'],
  ])('%s is not judged', async (_title, script) => {
    expect(await findings({ 'run.sh': script })).toEqual([]);
  });

  it.each([
    ['COPY images/load/run.sh /load/', 0],
    ['ADD --chown=a:b ["./run.sh", "/load/run.sh"]', 0],
    ['COPY . /app', 1],
    ['COPY --from=build run.sh /load/', 1],
    ['COPY other/run.sh /load/', 1],
    ['# COPY run.sh /load/', 1],
  ])('a script that an image takes by %s: %i', async (line, count) => {
    const found = await findings({
      'images/load/run.sh': 'k6 run gone/x.js\n',
      'images/load/Dockerfile': `FROM grafana/k6\n${line}\n`,
    });
    expect(found).toHaveLength(count);
  });

  it('never throws, whatever a file contains', () => {
    const paths = [
      'package.json',
      '.github/workflows/a.yml',
      'Jenkinsfile',
      'Makefile',
      'a.sh',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string(), (path, text) => {
        expect(holdsCommands(path)).toBe(true);
        for (const one of shellTexts(path, text)) shellCommands(one.text);
      }),
    );
  });
});
