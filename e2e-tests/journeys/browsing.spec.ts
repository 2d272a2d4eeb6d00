import { expect, test } from '@playwright/test';
import { expectAccessible, open, openAssessed, residency } from '../portal';
import { picture } from './pictures';

test.use({ viewport: { width: 1280, height: 800 } });

test('someone who knows nothing sees where the company stands, and why', async ({
  page,
}) => {
  await openAssessed(page, residency);
  await open(page, '/');
  await page
    .getByRole('link', { name: 'Perf Coverage', exact: true })
    .first()
    .click();

  // Ten seconds: one sentence of truth, each part a link.
  const sentence = page.getByRole('link', {
    name: /of [\d,]+ requirements met/,
  });
  await expect(sentence.first()).toBeVisible();
  await expect(
    page.getByRole('link', { name: /critical gaps?/ }).first(),
  ).toBeVisible();
  await picture(page, 'browsing-1-portfolio');

  const systems = page.getByRole('group', { name: 'System' });
  await systems.getByRole('button', { name: /^Show all/ }).click();
  await systems
    .getByRole('checkbox', { name: /^residency.scheduler/i })
    .check();
  await expect(page).toHaveURL(/system=/);

  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Heat map' })
    .click();
  await expect(page).toHaveURL(/view=heat/);
  const cell = page
    .getByRole('row', { name: /^Residency Scheduler/ })
    .getByRole('gridcell', { name: /^Spike/ });
  await expect(cell.first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'browsing-2-heat-map');
  await cell.first().focus();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/residency-scheduler\/performance/);
  await expect(
    page.getByRole('heading', { name: 'Capabilities' }),
  ).toBeVisible();
  await picture(page, 'browsing-3-component');
  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Gaps' })
    .click();
  await page
    .getByRole('link', { name: /Swap operations/ })
    .first()
    .click();
  await expect(page.getByText('Why it is a gap')).toBeVisible();
  await picture(page, 'browsing-4-gap');

  // Copies the link: another window shows the same gap.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Copy link' })
    .press('Enter');
  await expect(page.getByText('Link copied')).toBeAttached();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(page.url());
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByText('Why it is a gap')).toBeVisible();
});
