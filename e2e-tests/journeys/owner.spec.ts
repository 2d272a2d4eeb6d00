import { expect, test } from '@playwright/test';
import { open, openAssessed, residency } from '../portal';
import { rememberWeekAgo } from './history';
import { picture } from './pictures';

test.use({ viewport: { width: 1280, height: 800 } });
// The first scan of a portal that has just started may take half of the time.
test.slow();

test('an owner finds the worst gap, reads its evidence, decides and estimates', async ({
  page,
}) => {
  await openAssessed(page, residency);
  await open(page, '/');
  await page
    .getByRole('link', { name: 'Perf Coverage', exact: true })
    .first()
    .click();
  await page
    .getByRole('navigation', { name: 'Perf Coverage' })
    .getByRole('link', { name: 'Gaps' })
    .click();

  // Mine is chosen already, and the worst come first.
  await expect(page.getByRole('checkbox', { name: /^Mine/ })).toBeChecked();
  const rows = page
    .getByRole('region', { name: 'Gaps of all components' })
    .getByRole('row');
  await expect(rows.nth(1)).toContainText('Critical');
  await picture(page, 'owner-1-mine');

  await rows.nth(1).getByRole('rowheader').getByRole('link').click();
  const pane = page.getByRole('dialog').first();
  await expect(pane.getByText('Why it is a gap')).toBeVisible();
  await expect(pane.getByText('How to close it')).toBeVisible();
  await picture(page, 'owner-2-gap');

  // To the line of the test that can't run.
  await openAssessed(page, `${residency}/gaps`);
  await page.getByRole('link', { name: /tests that can't run/ }).click();
  await pane.getByRole('link', { name: /spike_test_scenario/ }).click();
  await expect(
    page.getByText(/import .*loginAsCoordinator/).first(),
  ).toBeVisible();
  await picture(page, 'owner-3-line');

  await openAssessed(page, `${residency}/gaps`);
  const gap = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('row')
    .filter({ hasText: 'MCP server' })
    .getByRole('link')
    .first();
  const title = await gap.innerText();
  await gap.click();
  await pane.getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive this gap' });
  await dialog.getByLabel(/Reason/).fill('The server is replaced in spring.');
  await dialog.getByLabel(/Last day/).fill('2999-12-31');
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await expect(pane.getByText('replaced in spring').first()).toBeVisible();
  await pane.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('Decision taken back').first()).toBeVisible();

  // A better estimate counts at once and says who gave it.
  await pane
    .getByRole('button', { name: /Plan|Change/ })
    .first()
    .click();
  await page
    .getByLabel(/Estimate/)
    .first()
    .fill('6-9h');
  await page.keyboard.press('Enter');
  await expect(pane.getByText(/6–9 h, given by a person/)).toBeVisible();
  await picture(page, 'owner-4-estimate');
  await page
    .getByRole('status')
    .filter({ hasText: '1 gap planned' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(pane.getByText(/6–9 h, given by a person/)).toHaveCount(0);
  await pane.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByText(/Scan finished/)).toBeVisible({
    timeout: 60_000,
  });
  // What was decided and taken back stands in its history.
  await page.getByRole('link', { name: title }).first().click();
  await expect(
    pane
      .getByRole('listitem')
      .filter({ hasText: 'replaced in spring' })
      .first(),
  ).toBeVisible();
});

test('an owner finds what changed this week', async ({ page }) => {
  await openAssessed(page, residency);
  await rememberWeekAgo('component:default/residency-scheduler');
  await page.reload();
  const changes = page.getByRole('list', { name: 'What changed' });
  await expect(changes).toContainText('requirements met');
  await changes.scrollIntoViewIfNeeded();
  await picture(page, 'owner-5-week');
  await changes.getByRole('link').first().click();
  await expect(
    page.getByRole('dialog').first().getByText('Why it is a gap'),
  ).toBeVisible();

  await open(page, '/perf-coverage');
  await expect(
    page.getByRole('link', { name: /(better|worse|as) .*week/ }),
  ).toBeVisible();
});
