import AxeBuilder from '@axe-core/playwright';
import { Page, expect } from '@playwright/test';

/** Signs in as guest and waits until the demo catalog has been read. */
export async function signIn(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Perf Coverage', exact: true }).first(),
  ).toBeVisible();
}

/** Opens an address in the signed-in portal. */
export async function open(page: Page, address: string) {
  await page.goto(address);
  const enter = page.getByRole('button', { name: 'Enter' });
  const main = page.getByRole('main').or(page.locator('article')).first();
  await expect(enter.or(main).first()).toBeVisible();
  if (await enter.isVisible()) {
    await enter.click();
    await expect(main).toBeVisible();
  }
}

export const residency =
  '/catalog/default/component/residency-scheduler/performance';

/** Waits until the component has been scanned and assessed. */
export async function openAssessed(page: Page, address: string) {
  await expect(async () => {
    await open(page, address);
    await expect(
      page.getByText(/requirements? met|[1-9]\d* gaps? in \d/).first(),
    ).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
}

/** Nothing serious by axe on what the page shows. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('main, article')
    .analyze();
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`,
      ),
  ).toEqual([]);
}

/** The page itself never scrolls sideways; tables scroll in their own region. */
export async function expectNoSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
