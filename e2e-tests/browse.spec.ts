import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openAssessed, residency } from './portal';

const examples = process.env.PERF_COVERAGE_EXAMPLES ?? 'examples';

/** What the command says of the same folder. */
function scan(folder: string) {
  const { stdout } = spawnSync(
    'node',
    ['portal', 'cli', 'scan', path.join(examples, folder), '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return JSON.parse(stdout);
}

test('from the portfolio to the line of a test', async ({ page }) => {
  // Also right after the start, before the first scan is done.
  await openAssessed(page, residency);
  await page
    .getByRole('link', { name: 'Perf Coverage', exact: true })
    .first()
    .click();
  await expect(page.getByText(/requirements? met/).first()).toBeVisible();

  await page.getByLabel('Search components').fill('residency scheduler');
  await expect(page).toHaveURL(/search=residency/);
  await page
    .getByRole('link', { name: 'Residency Scheduler', exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(/residency-scheduler\/performance/);

  const sections = page.getByRole('navigation', { name: 'Performance' });
  await sections.getByRole('link', { name: 'Gaps' }).click();
  await page.getByRole('button', { name: /^Critical \(3\)/ }).click();
  const rows = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('row');
  await expect(rows).toHaveCount(4);
  for (const capability of ['Swap operations', 'Resilience', 'MCP server']) {
    const row = rows.filter({ hasText: capability });
    await expect(row).toContainText('Critical');
    await expect(row).toContainText(/\d+–\d+ h/);
    await expect(row).toContainText('Critical gaps');
  }
  await expect(rows.filter({ hasText: 'Swap operations' })).toContainText(
    /Tomás Novák/,
  );

  // The swap gap says why and how to close it.
  await rows
    .filter({ hasText: 'Swap operations' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/gap=/);
  const pane = page.getByRole('dialog');
  await expect(pane.getByText('Why it is a gap')).toBeVisible();
  await expect(pane.getByText('How to close it')).toBeVisible();
  await expect(pane.getByText('History')).toBeVisible();
});

test('evidence leads to the line in the test source', async ({ page }) => {
  await openAssessed(page, `${residency}/inventory`);
  await page.getByLabel('Search inventory').fill('test_connection_pool');
  await page.getByText('test_connection_pool.py').first().click();
  await page
    .getByRole('link', { name: /^line \d+$/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('def test_');
});

test('the evidence of a gap leads to the line in the test source', async ({
  page,
}) => {
  await openAssessed(page, `${residency}/gaps`);
  await page.getByRole('link', { name: /tests that can't run/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /spike_test_scenario/ })
    .click();
  await expect(
    page.getByText(/import .*loginAsCoordinator/).first(),
  ).toBeVisible();
});

test('the page counts what the command counts', async ({ page }) => {
  const { totals } = scan('residency-scheduler');
  expect(totals.tests).toBeGreaterThanOrEqual(35);

  await openAssessed(page, `${residency}/inventory`);
  await expect(
    page.getByText(new RegExp(`\\b${totals.tests} tests\\b`)).first(),
  ).toBeVisible();
  await expect(
    page.getByText(new RegExp(`\\b${totals.scenarios} scenarios\\b`)).first(),
  ).toBeVisible();
});

test('the roadmap shows phases, people and what the parts add up to', async ({
  page,
}) => {
  await openAssessed(page, `${residency}/roadmap?view=columns`);
  await expect(page.getByText(/\d+–\d+ h .* engineers?/).first()).toBeVisible();
  for (const phase of [
    'Critical gaps',
    'Deep profiling',
    'Observability and CI',
  ]) {
    const column = page.getByRole('region', { name: phase, exact: true });
    await expect(column.getByRole('heading', { name: phase })).toBeVisible();
    await expect(column.getByRole('button').first()).toBeVisible();
  }
});
