import { expect, test } from '@playwright/test';
import { expectAccessible, openAssessed, residency } from './portal';

test('an owner waives a gap, sees it leave the list, and takes that back', async ({
  page,
}) => {
  await openAssessed(page, `${residency}/gaps`);
  const rows = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('row');
  const link = rows.filter({ hasText: 'Swap operations' }).getByRole('link');
  const title = await link.first().innerText();
  await link.first().click();

  await page.getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive this gap' });
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await expect(dialog.getByText('Say why')).toBeVisible();
  await dialog.getByLabel(/Reason/).fill('The swap page is rebuilt in spring.');
  await dialog.getByLabel(/Last day/).fill('2999-12-31');
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await expect(dialog).toHaveCount(0);

  const pane = page.getByRole('dialog', { name: title });
  await expect(pane.getByText('rebuilt in spring').first()).toBeVisible();
  await expectAccessible(page);
  await pane.getByRole('button', { name: 'Close' }).click();
  const waived = page.getByRole('region', { name: 'Waived gaps' });
  await expect(waived.getByRole('link', { name: title })).toBeVisible();
  await expect(rows.filter({ hasText: title })).toHaveCount(0);

  await waived.getByRole('link', { name: title }).click();
  await pane.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('Decision taken back')).toBeVisible();
  await pane.getByRole('button', { name: 'Close' }).click();
  await expect(rows.filter({ hasText: title })).toHaveCount(1);
});

test('from the gaps of all components to one gap, by filter and link', async ({
  page,
}) => {
  await openAssessed(page, residency);
  await page.goto('/perf-coverage');
  await page
    .getByRole('navigation', { name: 'Perf Coverage' })
    .getByRole('link', { name: 'Gaps' })
    .click();
  await expect(page.getByText(/gaps in \d+ components/)).toBeVisible();
  await page.getByRole('checkbox', { name: /^Critical \d/ }).check();
  await expect(page).toHaveURL(/priority=critical/);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('performance-gaps.csv');

  await page
    .getByRole('region', { name: 'Gaps of all components' })
    .getByRole('rowheader')
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByText('Why it is a gap')).toBeVisible();
});
