import { Page, expect, test } from '@playwright/test';
import { expectAccessible, open, openAssessed, residency } from './portal';

async function choose(page: Page, language: RegExp) {
  await open(page, '/settings');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Change the language' })
    .getByRole('button')
    .click();
  await page.getByRole('option', { name: language }).click();
}

test('a reader switches to German and back', async ({ page }) => {
  await openAssessed(page, residency);
  await expect(
    page.getByRole('navigation', { name: 'Performance' }),
  ).toContainText('Inventory');

  await choose(page, /^(Deutsch|German)$/i);
  await open(page, `${residency}/gaps`);
  const sections = page.getByRole('navigation', { name: 'Leistung' });
  await expect(sections).toContainText('Bestand');
  await expect(
    page.getByText(/\d+ von \d+ Anforderungen erfüllt/).first(),
  ).toBeVisible();
  await expect(
    page.getByText(/80 % Wahrscheinlichkeit fertig bis \d+\. /).first(),
  ).toBeVisible();
  await expect(page.getByText(/Quellen gelesen vor/)).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Kritisch \(\d+\)/ }),
  ).toBeVisible();
  await expectAccessible(page);

  // It stays chosen.
  await page.reload();
  await open(page, '/perf-coverage/gaps');
  await expect(
    page
      .getByText('Lücken suchen')
      .or(page.getByLabel('Lücken suchen'))
      .first(),
  ).toBeVisible();

  await choose(page, /^(English|Englisch)$/i);
  await open(page, `${residency}/gaps`);
  await expect(
    page.getByRole('navigation', { name: 'Performance' }),
  ).toContainText('Inventory');
});
