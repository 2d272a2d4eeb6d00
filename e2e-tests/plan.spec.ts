import path from 'node:path';
import { Locator, Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  open,
  openAssessed,
  residency,
} from './portal';

/** Set to keep the pictures. */
const pictures = process.env.PERF_COVERAGE_PICTURES;

async function picture(page: Page, name: string) {
  if (!pictures) return;
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** The first test may come before the first scan of a busy machine is done. */
async function awaitGaps(page: Page) {
  await expect(async () => {
    await open(page, '/perf-coverage/planning');
    await expect(page.getByText(/^[1-9]\d{2,} open gaps ·/)).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: 300_000 });
}

async function openBoard(page: Page, query: string) {
  await open(page, `/perf-coverage/planning${query}`);
  await expect(page.getByText(/^\d+ open gaps ·/)).toBeVisible();
  await expect(page.getByText('Reading the rest…')).toHaveCount(0);
}

async function openRoadmap(page: Page, query = '') {
  await page.goto(`/perf-coverage/roadmap${query}`);
  await expect(page.getByText('Planning…')).toHaveCount(0);
  await expect(bars(page).first()).toBeVisible();
}

function bars(page: Page): Locator {
  return page.getByRole('region', { name: 'Timeline' }).getByRole('button');
}

/** The line that says what a draft changes, once it is there. */
async function effectOf(page: Page): Promise<Locator> {
  const effect = page.getByRole('status').filter({ hasText: 'If so:' });
  await expect(effect).toBeVisible();
  return effect;
}

/** Person and phase of a bar, as its name says them. */
async function placeOf(bar: Locator): Promise<string> {
  return (await bar.getAttribute('aria-label')) ?? '';
}

test.describe.configure({ mode: 'serial' });

test('a lead gives all open gaps to their teams', async ({ page }) => {
  test.setTimeout(600_000);
  await awaitGaps(page);
  await openBoard(page, '?group=team');
  const began = Date.now();
  const groups = page.getByRole('region', { name: 'Groups of gaps' });
  const links = groups.getByRole('rowheader').getByRole('link');
  const teams = await links.evaluateAll(found =>
    found.map(link => ({
      address: link.getAttribute('href') ?? '',
      // /catalog/<namespace>/<kind>/<name>
      path: new URL((link as HTMLAnchorElement).href).pathname.split('/'),
    })),
  );
  expect(teams.length).toBeGreaterThanOrEqual(6);
  await picture(page, 'planning-board');
  await expectAccessible(page);

  const bar = page.getByRole('form', { name: 'Plan what is selected' });
  for (const { address, path: parts } of teams) {
    const [namespace, kind, name] = parts.slice(-3);
    const row = groups
      .getByRole('row')
      .filter({ has: page.locator(`a[href="${address}"]`) });
    await row.getByRole('button', { name: 'Select', exact: true }).click();
    await bar
      .getByLabel('Assign to')
      .selectOption(`${kind}:${namespace}/${name}`);
    await bar.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(page.getByText(/gaps? planned/)).toBeVisible();
    await bar.getByRole('button', { name: 'Clear selection' }).click();
  }
  await expect(page.getByText(/· 0 assigned to nobody/)).toBeVisible();
  test.info().annotations.push({
    type: 'minutes to assign all gaps',
    description: ((Date.now() - began) / 60_000).toFixed(2),
  });

  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(
    page.getByRole('region', { name: 'Priority matrix' }),
  ).toBeVisible();
  await picture(page, 'planning-matrix');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'People' }).click();
  await expect(
    page.getByRole('region', { name: 'Who was given how much' }),
  ).toBeVisible();
  await picture(page, 'planning-people');
});

test('assignments outlive a reload and a rescan', async ({ page }) => {
  await openAssessed(page, `${residency}/gaps`);
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByText(/Scan finished/)).toBeVisible({
    timeout: 60_000,
  });
  await openBoard(page, '');
  await expect(page.getByText(/· 0 assigned to nobody/)).toBeVisible();
});

test('a drag moves work, the forecast moves at once, and the plan is accepted', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openBoard(page, '');
  await openRoadmap(page);
  await picture(page, 'roadmap-portal');
  await expectAccessible(page);

  const bar = bars(page).first();
  const before = await placeOf(bar);
  const title = before.split(',')[0];
  await bar.scrollIntoViewIfNeeded();
  const from = await bar.boundingBox();
  const target = await bars(page).nth(12).boundingBox();
  if (!from || !target) throw new Error('the bars are not drawn');
  await page.mouse.move(from.x + 4, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 24, from.y + 30, { steps: 4 });
  await page.mouse.move(target.x + 4, target.y + 8, { steps: 8 });
  await picture(page, 'roadmap-drag');
  await page.mouse.up();
  const effect = await effectOf(page);
  const took = Number(await effect.getAttribute('data-took-ms'));
  test.info().annotations.push({
    type: 'milliseconds from drop to forecast',
    description: String(took),
  });
  const moved = bars(page).filter({ hasText: title }).first();
  expect(await placeOf(moved)).not.toBe(before);
  await picture(page, 'roadmap-dropped');

  await page.getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept this plan' });
  await dialog.getByLabel(/Why/).fill('Agreed with all six teams');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(
    page.getByText(/Version 1 is accepted: Agreed with all six teams/),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Accepted versions' }),
  ).toContainText('Agreed with all six teams');
});

test('the same by keyboard, each step said, and taken back', async ({
  page,
}) => {
  await openBoard(page, '');
  await openRoadmap(page);
  const bar = bars(page).first();
  const before = await placeOf(bar);
  await bar.focus();
  await page.keyboard.press('Space');
  const said = page.locator('[aria-live="assertive"]');
  await expect(said).toContainText('picked up from');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await picture(page, 'roadmap-keyboard');
  await page.keyboard.press('Space');
  await expect(said).toContainText('put into');
  await effectOf(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/The plan as it is/)).toBeVisible();
  expect(await placeOf(bars(page).first())).toBe(before);
});

test('an owner corrects an estimate and sees it stay', async ({ page }) => {
  await openAssessed(page, `${residency}/gaps`);
  await page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('rowheader')
    .first()
    .getByRole('link')
    .click();
  const pane = page.getByRole('dialog');
  await pane.getByRole('button', { name: 'Change the plan…' }).click();
  await pane.getByLabel('Estimate').fill('3-5d');
  await pane.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('1 gap planned')).toBeVisible();
  await page.reload();
  await expect(pane.getByText(/24–40 h, given by a person/)).toBeVisible();
  await expectAccessible(page);
});

const all = [
  { name: 'board', address: '/perf-coverage/planning' },
  { name: 'roadmap', address: '/perf-coverage/roadmap' },
  { name: 'phases', address: '/perf-coverage/roadmap?view=columns' },
  { name: 'my-work', address: '/perf-coverage/my-work' },
  { name: 'capacity', address: '/perf-coverage/capacity' },
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`400 px, ${theme}`, () => {
    test.use({ viewport: { width: 400, height: 900 }, colorScheme: theme });
    for (const { name, address } of all) {
      test(`${name} fits and is accessible`, async ({ page }) => {
        await open(page, address);
        await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0);
        await expect(page.getByText('Planning…')).toHaveCount(0);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await picture(page, `plan-${name}-${theme}-400`);
      });
    }
  });
}
