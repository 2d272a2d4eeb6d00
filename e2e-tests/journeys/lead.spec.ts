import { Page, expect, test } from '@playwright/test';
import { expectAccessible, open, openAssessed } from '../portal';
import { picture } from './pictures';

const TEAM = 'group:default/payments-team';

test.use({ viewport: { width: 1280, height: 800 } });

/** The menu above the pages of the product. */
function pages(page: Page) {
  return page.getByRole('navigation', { name: 'Perf Coverage' });
}

/** Accepts the plan that is shown, and waits until it is the newest version. */
async function accept(page: Page, why: string) {
  await page.getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept this plan' });
  await dialog.getByLabel(/Why/).fill(why);
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText(new RegExp(`is accepted: ${why}`)).first(),
  ).toBeVisible();
}

test('a lead gives out the work of a team, tries what if, and accepts a plan', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openAssessed(
    page,
    '/catalog/default/component/payment-gateway/performance',
  );
  await open(page, '/perf-coverage');
  await pages(page).getByRole('link', { name: 'Planning' }).click();

  // The board by team; one team's gaps are selected whole.
  await page.getByLabel('Group by').selectOption('team');
  await expect(page.getByText('Reading the rest…')).toHaveCount(0);
  const groups = page.getByRole('region', { name: 'Groups of gaps' });
  const team = groups.getByRole('row', { name: /^Payments/ });
  await team.getByRole('button', { name: 'Only these' }).click();
  await expect(page).toHaveURL(/only=/);
  await team
    .getByRole('button', { name: 'Select', exact: true })
    .press('Enter');
  await picture(page, 'lead-1-board');

  const bar = page.getByRole('form', { name: 'Plan what is selected' });
  await bar.getByLabel('Assign to').selectOption(TEAM);
  await bar.getByRole('button', { name: 'Plan', exact: true }).press('Enter');
  await expect(page.getByText(/gaps? planned/).first()).toBeVisible();
  await expect(page.getByText(/· 0 assigned to nobody/)).toBeVisible();
  await expectAccessible(page);

  // Its roadmap, first accepted as it is.
  await pages(page).getByRole('link', { name: 'Roadmap' }).click();
  await page.getByLabel('Roadmap of').selectOption(TEAM);
  await expect(page).toHaveURL(/scope=/);
  const bars = page
    .getByRole('region', { name: 'Timeline' })
    .getByRole('button');
  await expect(bars.first()).toBeVisible();
  await expect(page.getByText('Planning…')).toHaveCount(0);
  await accept(page, 'Agreed in October');

  // What if two more people help: the difference to what was accepted.
  await page.getByLabel('Engineers').fill('6');
  const effect = page.getByRole('status').filter({ hasText: 'If so:' });
  await expect(effect).toBeVisible();
  await page.getByText('What changes, in tables').click();
  await expectAccessible(page);
  await picture(page, 'lead-2-what-if');

  // Moved by keyboard, each step said.
  const first = bars.first();
  await first.press('Space');
  const said = page.locator('[aria-live="assertive"]');
  await expect(said).toContainText('picked up from');
  await page.keyboard.press('ArrowRight');
  await picture(page, 'lead-3-move');
  await page.keyboard.press('Space');
  await expect(said).toContainText('put into');
  await expect(effect).toBeVisible();

  await accept(page, 'Two more people help');
  const versions = page.getByRole('region', { name: 'Accepted versions' });
  await expect(versions).toContainText('Two more people help');
  await page.getByLabel('From version').selectOption('1');
  await expect(page).toHaveURL(/from=1/);
  await expect(
    page.getByRole('region', { name: 'Dates before and after' }).last(),
  ).toBeVisible();
  await versions.scrollIntoViewIfNeeded();
  await picture(page, 'lead-4-versions');

  // Taken along.
  for (const [format, ending] of [
    ['CSV', '.csv'],
    ['Markdown', '.md'],
    ['Calendar', '.ics'],
  ]) {
    const saved = page.waitForEvent('download');
    await page
      .getByRole('button', { name: 'Export', exact: true })
      .press('Enter');
    await page
      .getByRole('menuitem', { name: new RegExp(`^${format}`) })
      .press('Enter');
    expect((await saved).suggestedFilename()).toBe(
      `performance-roadmap${ending}`,
    );
  }
});
