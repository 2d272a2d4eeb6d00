import { expect, test } from '@playwright/test';
import { expectAccessible, openAssessed } from '../portal';
import { picture } from './pictures';

const unplanned = '/catalog/default/component/video-transcoder/performance';

test.use({
  viewport: { width: 1280, height: 800 },
  permissions: ['clipboard-read', 'clipboard-write'],
});

test('a component with nothing says what could be here and drafts its plan', async ({
  page,
}) => {
  await openAssessed(page, unplanned);
  await expect(page.getByText(/requirements? met/).first()).toBeVisible();
  await picture(page, 'newcomer-1-nothing');

  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Plan' })
    .click();
  await expect(page.getByText('This component has no plan yet')).toBeVisible();
  await expect(page.getByText('kind: PerformancePlan').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'newcomer-2-draft');

  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /kind: PerformancePlan/,
  );
});
