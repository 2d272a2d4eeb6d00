import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  anInventory,
  anInventoryFile,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { commandsOf, fixturesOf, shellWord } from './quickReference';

const INVENTORY = `${TAB}/inventory`;

describe('the inventory of a component', () => {
  it('counts what was found and puts files with findings first', async () => {
    renderPage(<EntityContent />, { at: INVENTORY });

    expect(
      await screen.findByText(
        '2 files · 1 test · 1 case · 1 suite · 1 script · 1 scenario · 1 threshold · 0 requests · 1 finding',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['load-tests/scenarios', 'backend/tests/performance']);
    expect(screen.getByText('Can’t run')).toBeInTheDocument();
  });

  it('opens a file with its finding, its mend and a link to the line', async () => {
    renderPage(<EntityContent />, { at: INVENTORY });

    await userEvent.click(await screen.findByText('soak.js'));

    expect(
      await screen.findByText(/It imports ..\/utils\/missing.js/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Add the module or correct its path.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'line 3' })).toHaveAttribute(
      'href',
      `${INVENTORY}?source=load-tests%2Fscenarios%2Fsoak.js&line=3`,
    );
    expect(
      screen.getByText(/constant-vus · 50 VUs at most · 2 h/),
    ).toBeInTheDocument();
  });

  it('finds by the name of a test and filters by framework, in the address', async () => {
    const view = renderPage(<EntityContent />, { at: INVENTORY });
    const user = userEvent.setup();

    await user.type(
      await screen.findByRole('searchbox', { name: 'Search inventory' }),
      '100_residents',
    );
    expect(screen.queryByText('soak.js')).not.toBeInTheDocument();
    expect(screen.getByText('test_acgme_load.py')).toBeInTheDocument();
    expect(addressIn(view)).toBe(`${INVENTORY}?find=100_residents`);

    await user.click(
      screen.getByRole('button', { name: 'Framework k6, 1 file' }),
    );
    expect(screen.getByText('No file fits')).toBeInTheDocument();

    await user.clear(screen.getByRole('searchbox'));
    expect(await screen.findByText('soak.js')).toBeInTheDocument();
    expect(screen.queryByText('test_acgme_load.py')).not.toBeInTheDocument();
  });

  it('invites where nothing was found', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({ inventory: anInventory([]) }),
    );
    renderPage(<EntityContent />, { api, at: INVENTORY });

    expect(
      await screen.findByText('No performance tests found'),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('region', { name: 'catalog-info.yaml' }),
      ).getByText(/perf-coverage.io\/sources/),
    ).toBeInTheDocument();
  });
});

describe('where the inventory is from', () => {
  const sent = {
    receivedAt: '2026-11-22T08:00:00Z',
    commit: '0123456789abcdef',
    branch: 'main',
    url: 'https://ci.example.com/jobs/7',
  };
  const { sources } = aComponentDetail();

  it('says that a CI job sent it, with commit and job', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({ sources: { ...sources, origin: 'sent', sent } }),
    );
    renderPage(<EntityContent />, { api, at: INVENTORY });

    const line = await screen.findByText(/Sent by a CI job/);
    expect(line).toHaveTextContent('for commit 0123456789ab on main');
    expect(within(line).getByRole('link', { name: /^CI job/ })).toHaveAttribute(
      'href',
      sent.url,
    );
  });

  it('says that the scan wins over what was sent, and links nothing dangerous', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        sources: {
          ...sources,
          sent: { ...sent, url: ['javascript', 'alert(1)'].join(':') },
        },
      }),
    );
    renderPage(<EntityContent />, { api, at: INVENTORY });

    const line = await screen.findByText(/Found by the portal’s own scan/);
    expect(line).toHaveTextContent('it does not count');
    expect(within(line).queryByRole('link')).not.toBeInTheDocument();
  });

  it('lists what was not read, with why', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        inventory: {
          ...anInventory(),
          skipped: [
            {
              path: 'load-tests/data.js',
              reason: 'too-large',
              why: 'It has 12 MB; raise the limit or leave it out.',
            },
          ],
          skippedTotal: 1200,
        },
      }),
    );
    renderPage(<EntityContent />, { api, at: INVENTORY });

    await userEvent.click(
      await screen.findByText('1,200 files and folders not read'),
    );
    const table = await screen.findByRole('region', { name: 'Not read' });
    expect(table).toHaveTextContent('Too large');
    expect(table).toHaveTextContent('raise the limit');
    expect(screen.getByText('The first 1 of 1,200.')).toBeInTheDocument();
  });

  it('gives commands to copy, without those that can’t run', async () => {
    renderPage(<EntityContent />, { at: INVENTORY });

    await userEvent.click(await screen.findByText(/^Quick reference/));
    expect(
      await screen.findByRole('region', { name: 'Run the tests of pytest' }),
    ).toHaveTextContent('pytest backend/tests/performance/test_acgme_load.py');
    expect(
      screen.queryByRole('region', { name: 'Run the tests of k6' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText('k6: 1 file that can’t run left out'),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Limits' })).toHaveTextContent(
      'elapsed < 5.0',
    );
  });
});

describe('the quick reference', () => {
  it.each([
    ['load-tests/swaps.js', 'load-tests/swaps.js'],
    ['a b.js', "'a b.js'"],
    ["x'; rm -rf ~ #.js", `'x'\\''; rm -rf ~ #.js'`],
    ['$(boom).py', "'$(boom).py'"],
    ['-rf', './-rf'],
  ])('quotes %s for the shell', (path, word) => {
    expect(shellWord(path)).toBe(word);
  });

  it('knows projects, leaves helpers out and counts what has no command', () => {
    const file = (framework: string, path: string, role = 'script' as const) =>
      anInventoryFile({ framework, path, role });
    expect(
      commandsOf(
        anInventory([
          file('go-bench', 'a_test.go'),
          file('go-bench', 'b_test.go'),
          file('unheard', 'c'),
          { ...file('k6', 'lib.js'), role: 'helper' },
        ]),
      ),
    ).toEqual([
      {
        framework: 'go-bench',
        commands: ["go test -run '^$' -bench . ./..."],
        broken: 0,
        others: 0,
      },
      { framework: 'unheard', commands: [], broken: 0, others: 1 },
    ]);
  });

  it.each([
    [
      'gatling',
      'src/test/scala/shop/Checkout.scala',
      "sbt 'Gatling/testOnly shop.Checkout'",
    ],
    [
      'gatling',
      'load/src/test/java/shop/Checkout.java',
      'mvn gatling:test -Dgatling.simulationClass=shop.Checkout',
    ],
    [
      'gatling',
      'src/gatling/kotlin/shop/Checkout.kt',
      './gradlew gatlingRun --simulation=shop.Checkout',
    ],
    [
      'gatling',
      'src/checkout.gatling.js',
      'npx gatling run --simulation checkout',
    ],
    ['gatling', 'Checkout.scala', undefined],
    ['jmh', 'src/jmh/java/a/Parse.java', './gradlew jmh'],
    [
      'jmh',
      'src/main/java/a/Parse.java',
      'mvn verify && java -jar target/benchmarks.jar Parse',
    ],
    ['tinybench', 'bench/sort.mjs', 'node bench/sort.mjs'],
    ['tinybench', 'bench/sort.ts', 'npx tsx bench/sort.ts'],
    [
      'google-benchmark',
      'bench/$(boom)_bench.cc',
      "cmake --build build && ./build/'$(boom)_bench' --benchmark_out=results.json --benchmark_out_format=json",
    ],
    ['commands', 'load.sh', 'sh load.sh'],
    ['commands', 'Makefile', undefined],
    [
      'benchmarkdotnet',
      'Bench/Sort.cs',
      "dotnet run -c Release -- --filter '*' --exporters json",
    ],
    ['rust-bench', 'benches/sort.rs', 'cargo +nightly bench'],
  ])('runs %s of %s', (framework, path, command) => {
    const [reference] = commandsOf(
      anInventory([anInventoryFile({ framework, path, role: 'script' })]),
    );
    expect(reference.commands).toEqual(command ? [command] : []);
    expect(reference.others).toBe(command ? 0 : 1);
  });

  it('counts fixtures, the most used first', () => {
    const [test] = anInventoryFile().tests;
    const tests = [
      { ...test, fixtures: ['client'] },
      { ...test, fixtures: ['client', 'database'] },
    ];
    expect(fixturesOf(anInventory([anInventoryFile({ tests })]))).toEqual([
      { name: 'client', tests: 2 },
      { name: 'database', tests: 1 },
    ]);
  });
});
