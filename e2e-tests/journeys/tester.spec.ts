import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Locator, Page, expect, test } from '@playwright/test';
import { expectAccessible, open } from '../portal';
import { picture } from './pictures';

const COMMIT = '5f0c1d2e3b4a59687766554433221100ffeeddcc';
const root = path.resolve(__dirname, '../..');

test.use({
  viewport: { width: 1280, height: 800 },
  permissions: ['clipboard-read', 'clipboard-write'],
});

/** What k6 hands to `handleSummary`, with response times of one operation. */
function summary(authorise: number): string {
  const times = (p95: number) => ({
    type: 'trend',
    contains: 'time',
    values: {
      ...{ avg: p95 / 2, min: 1, med: p95 / 2, max: p95 * 2 },
      ...{ 'p(90)': p95 * 0.9, 'p(95)': p95, 'p(99)': p95 * 1.4 },
    },
  });
  return JSON.stringify({
    metrics: {
      http_req_duration: {
        ...times(authorise * 0.8),
        thresholds: { 'p(95)<400': { ok: authorise * 0.8 < 400 } },
      },
      'http_req_duration{name:authorise}': times(authorise),
      http_reqs: {
        type: 'counter',
        contains: 'default',
        values: { count: 6000, rate: 100 },
      },
    },
    root_group: {
      ...{ name: '', path: '', id: 'd41d8cd98f00b204e9800998ecf8427e' },
      ...{ groups: [], checks: [] },
    },
    options: {},
    state: { isStdOutTTY: false, isStdErrTTY: false, testRunDurationMs: 60000 },
  });
}

/** Drops a file on the page, as from the reader's desktop. */
async function dropOn(zone: Locator, name: string, text: string) {
  const transfer = await zone.page().evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(
        new File([content], fileName, { type: 'application/json' }),
      );
      return data;
    },
    [name, text],
  );
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Copies a command that the page shows, with the keyboard. */
async function copied(page: Page, beginning: RegExp): Promise<string> {
  const snippet = page.locator('pre').filter({ hasText: beginning });
  await snippet
    .locator('xpath=..')
    .getByRole('button', { name: /^Cop/ })
    .press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(beginning);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Runs a command beside `results.json`, as a job of GitHub Actions would. */
function runInJob(command: string, results: string) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'perf-coverage-job-'));
  try {
    fs.writeFileSync(path.join(folder, 'results.json'), results);
    fs.writeFileSync(
      path.join(folder, 'perf-coverage'),
      `#!/bin/sh\nexec node '${path.join(root, 'portal')}' cli "$@"\n`,
      { mode: 0o755 },
    );
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${folder}${path.delimiter}${process.env.PATH}`,
        GITHUB_ACTIONS: 'true',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'northwind/payment-gateway',
        GITHUB_RUN_ID: '4711',
        GITHUB_SHA: COMMIT,
      },
    });
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

test('a tester sends results, compares them, and finds the commit of the worst', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await open(page, '/perf-coverage');
  await page.getByLabel('Search components').fill('payment gateway');
  await page
    .getByRole('link', { name: 'Payment Gateway', exact: true })
    .first()
    .click();
  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Results' })
    .click();

  // By drag and drop.
  await page.getByLabel('Environment', { exact: true }).fill('staging');
  await page.getByLabel('Branch', { exact: true }).fill('main');
  const zone = page.getByRole('group', { name: 'Send result files' });
  await dropOn(zone, 'monday.json', summary(220));
  const uploads = page.getByRole('list', { name: 'Uploads' });
  await expect(uploads.getByRole('link')).toHaveCount(1);
  await uploads.scrollIntoViewIfNeeded();
  await picture(page, 'tester-1-drop');

  // By the commands that the page shows, with what was typed in them.
  const command = await copied(page, /^perf-coverage upload/);
  expect(command).toContain('--environment staging');
  runInJob(command, summary(510));
  const curl = await copied(page, /^curl/);
  expect(curl).toContain('branch=main');
  if (spawnSync('curl', ['--version']).status === 0) {
    runInJob(curl, summary(260));
  }

  // The list shows them without a reload.
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  const failed = runs
    .getByRole('row')
    .filter({ hasText: 'staging' })
    .filter({ hasText: 'Failed' });
  await expect(failed).toHaveCount(1, { timeout: 60_000 });
  await failed.getByRole('rowheader').getByRole('link').press('Enter');

  // Verdict first, then what the last run of the branch says of it.
  await expect(
    page.getByRole('heading', { name: /^Failed · k6/ }),
  ).toBeVisible();
  await picture(page, 'tester-2-run');
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(
    comparison.getByRole('row').filter({ hasText: 'authorise' }),
  ).toContainText('+132 %');
  await comparison.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await picture(page, 'tester-3-comparison');

  // A baseline of the reader's choice: an older run, which was elsewhere.
  const baseline = page.getByLabel('Baseline');
  const older = await baseline
    .locator('option')
    .filter({ hasNotText: 'staging' })
    .first()
    .getAttribute('value');
  await baseline.selectOption(older);
  await expect(page).toHaveURL(/baseline=/);
  await expect(page.getByText('These runs don’t compare')).toBeVisible();

  // The slowest operation over time.
  await page
    .getByRole('link', { name: /^Trend of http_req_duration, authorise/ })
    .first()
    .click();
  await expect(page).toHaveURL(/results\/series\//);
  await expect(
    page.getByRole('button', { name: '90', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  const chart = page.getByRole('group', { name: /^http_req_duration/ });
  await expect(chart.getByRole('link').first()).toBeVisible();
  await page
    .getByRole('button', { name: 'environment not named · branch not named' })
    .click();
  await expect(page).toHaveURL(/with=/);
  await expectAccessible(page);
  await picture(page, 'tester-4-trend');

  // A part of the time: with the mouse, and back with the keyboard.
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart is not drawn');
  await page.mouse.move(box.x + box.width * 0.3, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*to=/);
  await page.getByRole('button', { name: 'Show the whole' }).press('Enter');
  await expect(page).not.toHaveURL(/from=/);

  // The worst point's commit, which the job's address tells the place of.
  const worst = page.getByText(/^Worst:/);
  await expect(worst).toContainText('p95 510 ms');
  await expect(
    worst.getByRole('link', { name: new RegExp(`^${COMMIT.slice(0, 12)}`) }),
  ).toHaveAttribute(
    'href',
    `https://github.com/northwind/payment-gateway/commit/${COMMIT}`,
  );
});
