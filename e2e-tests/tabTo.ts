import { Locator, Page, expect } from '@playwright/test';

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
export async function tabTo(page: Page, target: Locator, key = 'Tab') {
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
