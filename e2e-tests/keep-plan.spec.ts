import path from 'node:path';
import { Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  open,
  residency,
} from './portal';

const tab = '/catalog/default/component/warehouse-stock/performance';

/** Set to keep the pictures. */
const pictures = process.env.PERF_COVERAGE_PICTURES;

async function picture(page: Page, name: string) {
  if (!pictures) return;
  await page.screenshot({
    path: path.join(pictures, `${name}.png`),
    fullPage: true,
  });
}

/** The first test may come before the first scan of a busy machine is done. */
async function awaitScanned(page: Page, address: string) {
  await expect(async () => {
    await open(page, address);
    await expect(
      page.getByRole('heading', { name: /requirements? met/ }),
    ).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 300_000 });
}

test('a team keeps its plan in the portal, changes it, and goes back', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await awaitScanned(page, tab);
  await page
    .getByRole('navigation', { name: 'Performance' })
    .getByRole('link', { name: 'Plan' })
    .click();
  await page.getByRole('button', { name: 'Keep it in the portal' }).click();
  await page.getByLabel(/^Why/).fill('To begin with');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(
    page.getByText('The plan kept in the portal counts'),
  ).toBeVisible();

  await page
    .getByRole('button', { name: /Capability/ })
    .first()
    .click();
  await page.getByLabel('Rationale').fill('Pickers wait for it');
  const yaml = page.getByRole('textbox', { name: 'YAML' });
  await expect(yaml).toHaveValue(/rationale: Pickers wait for it/);
  // A reason changes no figure, and the preview says so.
  await expect(page.getByText(/^Nothing changes:/)).toBeVisible();
  await picture(page, 'plan-editor');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await page.getByLabel(/^Why/).fill('Say why');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The plan is saved as revision 2')).toBeVisible();

  await yaml.press('End');
  await yaml.fill('capabilities: [');
  await expect(page.getByText(/The form rests/)).toBeVisible();
  await picture(page, 'plan-broken');
  await page.getByRole('button', { name: 'Discard changes' }).click();

  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('link', { name: 'Open revision 1' }).click();
  await picture(page, 'plan-revision');
  await page.getByRole('button', { name: 'Go back to it…' }).click();
  await page.getByLabel(/^Why/).fill('As before');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Back at revision 1')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${tab}/plan`);
  await page.getByRole('button', { name: 'Take out of the portal…' }).click();
  await page
    .getByLabel(/^Why/)
    .fill('The portal of the next test is as it was');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This component has no plan yet')).toBeVisible();
  await picture(page, 'plan-newcomer');
});

test('a plan of the repository is shown, and what is tried out is not saved', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await awaitScanned(page, `${residency}/plan`);
  await expect(
    page.getByText(/The plan in the repository counts/),
  ).toBeVisible();
  await page.setViewportSize({ width: 400, height: 900 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'plan-repository-400');
});

for (const [name, heading] of [
  ['slas', 'SLAs'],
  ['operations', 'Operations'],
  ['policy', 'Which rule asked for what'],
]) {
  test(`${name} of a component: sorted, accessible, at 400 px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    test.setTimeout(420_000);
    await awaitScanned(page, `${residency}/${name}`);
    const table = page.getByRole('region', { name: heading, exact: true });
    await expect(table).toBeVisible();
    await table.getByRole('columnheader').first().getByRole('button').click();
    await expect(page).toHaveURL(/sort=0/);
    await picture(page, name);
    await expectAccessible(page);
    await page.setViewportSize({ width: 400, height: 900 });
    await expectNoSidewaysScroll(page);
    await picture(page, `${name}-400`);
  });
}
