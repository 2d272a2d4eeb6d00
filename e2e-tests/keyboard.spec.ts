import { Locator, Page, expect, test } from '@playwright/test';
import { openAssessed } from './portal';

/** More stops than any page has between two of its parts. */
const MOST_STOPS = 250;

const isFocused = (target: Locator) =>
  target.evaluate(element => element === document.activeElement);

/** The element and what is drawn around it. */
async function picture(page: Page, target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error('the focused element is not drawn');
  const x = Math.max(0, box.x - 6);
  const y = Math.max(0, box.y - 6);
  return page.screenshot({
    clip: { x, y, width: box.width + 12, height: box.height + 12 },
  });
}

/** Goes on with the tabulator until the target has the focus, and sees that it shows it. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  await expect(target).toBeVisible();
  for (let stop = 0; !(await isFocused(target)); stop += 1) {
    expect(stop, 'stops before the target').toBeLessThan(MOST_STOPS);
    await page.keyboard.press(key);
  }
  await expect(target).toBeInViewport();
  const focused = await picture(page, target);
  await target.evaluate((element: HTMLElement) => element.blur());
  const blurred = await picture(page, target);
  await target.focus();
  expect(focused.equals(blurred), 'looks the same without focus').toBe(false);
}

// Nothing moves between two pictures.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('from the portfolio to the evidence of a gap, a decision and back, by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openAssessed(page, '/perf-coverage');
  const systems = page.getByRole('group', { name: 'System' });
  await tabTo(page, systems.getByRole('button', { name: /Show all/ }));
  await page.keyboard.press('Enter');
  // The further ones stand before the button.
  const system = systems.getByRole('checkbox', {
    name: /^residency.scheduler/i,
  });
  await expect(system).toBeVisible();
  await tabTo(page, system, 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/system=/);
  await tabTo(
    page,
    page.getByRole('link', { name: 'Residency Scheduler', exact: true }),
  );
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    page
      .getByRole('navigation', { name: 'Performance' })
      .getByRole('link', { name: 'Gaps', exact: true }),
  );
  await page.keyboard.press('Enter');

  const gap = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('link', { name: /tests that can't run/ });
  await tabTo(page, gap);
  const title = await gap.innerText();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('dialog', { name: title });
  await expect(pane.getByText('Why it is a gap')).toBeVisible();

  // To the line of the evidence, and back to where it was opened.
  const evidence = pane
    .getByRole('link', { name: /spike_test_scenario/ })
    .first();
  await tabTo(page, evidence);
  await page.keyboard.press('Enter');
  const source = page.getByRole('dialog', { name: /spike_test_scenario/ });
  await expect(source.getByText(/import .*loginAsCoordinator/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(source).toHaveCount(0);
  await expect(evidence).toBeFocused();

  await tabTo(page, pane.getByRole('button', { name: 'Waive…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Waive this gap' });
  await expect(dialog.getByLabel(/Reason/)).toBeFocused();
  await page.keyboard.type('The spike is rehearsed by hand.');
  const day = dialog.getByLabel(/Last day/);
  await tabTo(page, day);
  await page.keyboard.type('12312999');
  await expect(day).toHaveValue('2999-12-31');
  await tabTo(page, dialog.getByRole('button', { name: 'Waive' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(pane.getByText('rehearsed by hand').first()).toBeVisible();

  await tabTo(page, pane.getByRole('button', { name: 'Take back' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Decision taken back').first()).toBeVisible();
  // Behind the pane the gap is back in the list; its old row and link are gone.
  await expect(
    page.locator('[aria-label="Gaps"] a', { hasText: title }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(gap).toBeFocused();

  // Back to the portfolio as it was left.
  for (let steps = 0; !page.url().includes('/perf-coverage?'); steps += 1) {
    expect(steps, 'steps back').toBeLessThan(8);
    await page.goBack();
  }
  await expect(
    page.getByRole('checkbox', { name: /^residency.scheduler/i }),
  ).toBeChecked();
});
