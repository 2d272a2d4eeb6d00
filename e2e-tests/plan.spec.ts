import path from 'node:path';
import { Page, expect, test } from '@playwright/test';
import { expectAccessible, open, openAssessed, residency } from './portal';

/** Set to keep the pictures. */
const pictures = process.env.PERF_COVERAGE_PICTURES;

async function picture(page: Page, name: string) {
  if (!pictures) return;
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** The first test may come before the first scan of a busy machine is done. */
async function awaitGaps(page: Page) {
  await expect(async () => {
    await open(page, '/perf-coverage/planning');
    await expect(page.getByText(/^[1-9]\d{2,} open gaps ·/)).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: 300_000 });
}

async function openBoard(page: Page, query: string) {
  await open(page, `/perf-coverage/planning${query}`);
  await expect(page.getByText(/^\d+ open gaps ·/)).toBeVisible();
  await expect(page.getByText('Reading the rest…')).toHaveCount(0);
}

test.describe.configure({ mode: 'serial' });

test('a lead gives all open gaps to their teams', async ({ page }) => {
  test.setTimeout(600_000);
  await awaitGaps(page);
  await openBoard(page, '?group=team');
  const began = Date.now();
  const groups = page.getByRole('region', { name: 'Groups of gaps' });
  const links = groups.getByRole('rowheader').getByRole('link');
  const teams = await links.evaluateAll(found =>
    found.map(link => ({
      address: link.getAttribute('href') ?? '',
      // /catalog/<namespace>/<kind>/<name>
      path: new URL((link as HTMLAnchorElement).href).pathname.split('/'),
    })),
  );
  expect(teams.length).toBeGreaterThanOrEqual(6);
  await picture(page, 'planning-board');
  await expectAccessible(page);

  const bar = page.getByRole('form', { name: 'Plan what is selected' });
  for (const { address, path: parts } of teams) {
    const [namespace, kind, name] = parts.slice(-3);
    const row = groups
      .getByRole('row')
      .filter({ has: page.locator(`a[href="${address}"]`) });
    await row.getByRole('button', { name: 'Select', exact: true }).click();
    await bar
      .getByLabel('Assign to')
      .selectOption(`${kind}:${namespace}/${name}`);
    await bar.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(page.getByText(/gaps? planned/)).toBeVisible();
    await bar.getByRole('button', { name: 'Clear selection' }).click();
  }
  await expect(page.getByText(/· 0 assigned to nobody/)).toBeVisible();
  test.info().annotations.push({
    type: 'minutes to assign all gaps',
    description: ((Date.now() - began) / 60_000).toFixed(2),
  });

  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(
    page.getByRole('region', { name: 'Priority matrix' }),
  ).toBeVisible();
  await picture(page, 'planning-matrix');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'People' }).click();
  await expect(
    page.getByRole('region', { name: 'Who was given how much' }),
  ).toBeVisible();
  await picture(page, 'planning-people');
});

test('assignments outlive a reload and a rescan', async ({ page }) => {
  await openAssessed(page, `${residency}/gaps`);
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByText(/Scan finished/)).toBeVisible({
    timeout: 60_000,
  });
  await openBoard(page, '');
  await expect(page.getByText(/· 0 assigned to nobody/)).toBeVisible();
});
