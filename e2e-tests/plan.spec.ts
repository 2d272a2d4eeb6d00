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
  await open(page, `/perf-coverage/roadmap${query}`);
  await expect(bars(page).first()).toBeVisible();
  await planned(page);
}

/** The forecast on screen is that of what was asked for last. */
async function planned(page: Page) {
  await expect(page.locator('[role="status"][aria-busy="true"]')).toHaveCount(
    0,
  );
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

/** What the names of bars say after their titles: person and phase. */
async function placesOf(found: Locator) {
  const said = await found.evaluateAll(elements =>
    elements.map(element => ({
      title: element.querySelector('title')?.textContent ?? '',
      name: element.getAttribute('aria-label') ?? '',
    })),
  );
  return said.map(({ title: shown, name }) => {
    const [title] = shown.split(' · ');
    const [person, phase] = name.slice(`${title}, `.length).split(', ');
    return { title, person, phase };
  });
}

async function placeOf(bar: Locator) {
  await expect(bar).toHaveCount(1);
  const [place] = await placesOf(bar);
  return place;
}

function barOf(page: Page, title: string): Locator {
  return bars(page).filter({
    has: page.locator('title').filter({ hasText: `${title} · ` }),
  });
}

/** What a screen reader says of a move. */
function announced(page: Page): Locator {
  return page.locator('[aria-live="assertive"]');
}

/** `care` of `care 2`: whose engineer it is decides the team, who is free the number. */
function teamOf(person: string): string {
  return person.replace(/ \d+$/, '');
}

/** The first bar whose person is another one. */
async function barOfAnother(page: Page, person: string): Promise<Locator> {
  const places = await placesOf(bars(page));
  const index = places.findIndex(place => place.person !== person);
  expect(index).toBeGreaterThan(0);
  return bars(page).nth(index);
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
  await page.setViewportSize({ width: 1440, height: 1000 });
  await openRoadmap(page);
  await picture(page, 'roadmap-portal');
  await expectAccessible(page);

  const bar = bars(page).first();
  const before = await placeOf(bar);
  const there = await barOfAnother(page, before.person);
  const { person } = await placeOf(there);
  await there.scrollIntoViewIfNeeded();
  await bar.scrollIntoViewIfNeeded();
  const from = await bar.boundingBox();
  const target = await there.boundingBox();
  if (!from || !target) throw new Error('the bars are not drawn');
  await page.mouse.move(from.x + 4, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 24, from.y + 30, { steps: 4 });
  await page.mouse.move(target.x + 4, target.y + 8, { steps: 8 });
  await expect(announced(page)).toContainText(person);
  await picture(page, 'roadmap-drag');
  await page.mouse.up();
  const effect = await effectOf(page);
  const took = Number(await effect.getAttribute('data-took-ms'));
  expect(took).toBeGreaterThan(0);
  test.info().annotations.push({
    type: 'milliseconds from drop to forecast',
    description: String(took),
  });
  const moved = await placeOf(barOf(page, before.title));
  expect(teamOf(moved.person)).toBe(teamOf(person));
  await picture(page, 'roadmap-dropped');

  await page.getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept this plan' });
  await dialog.getByLabel(/Why/).fill('Agreed with all teams');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(
    page.getByText(/Version \d+ is accepted: Agreed with all teams/),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Accepted versions' }),
  ).toContainText('Agreed with all teams');
  await planned(page);
  expect(teamOf((await placeOf(barOf(page, before.title))).person)).toBe(
    teamOf(person),
  );
});

test('the same by keyboard, each step said, and taken back', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openRoadmap(page);
  const bar = bars(page).first();
  const before = await placeOf(bar);
  await bar.focus();
  await page.keyboard.press('Space');
  await expect(announced(page)).toContainText('picked up from');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await picture(page, 'roadmap-keyboard');
  await page.keyboard.press('Space');
  await expect(announced(page)).toContainText('put into');
  await effectOf(page);
  const moved = await placeOf(barOf(page, before.title));
  expect(moved.phase).not.toBe(before.phase);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/The plan as it is/)).toBeVisible();
  expect(await placeOf(barOf(page, before.title))).toEqual(before);
});

for (const view of ['columns', 'timeline'] as const) {
  test.describe(`a touch screen, ${view}`, () => {
    test.use({ viewport: { width: 400, height: 900 }, hasTouch: true });

    test('a tap opens work to be moved and put first', async ({ page }) => {
      test.setTimeout(180_000);
      await open(page, `/perf-coverage/roadmap?view=${view}`);
      const work = page
        .getByRole('region', {
          name: view === 'columns' ? 'Phases' : 'Timeline',
          exact: true,
        })
        .getByRole('button');
      await expect(work.first()).toBeVisible();
      await planned(page);
      await work.first().tap();
      const pane = page.getByRole('dialog');
      const phase = pane.getByLabel('Move it to the phase');
      const before = await phase.inputValue();
      const others = await phase
        .locator('option')
        .evaluateAll(options =>
          options.map(option => (option as HTMLOptionElement).value),
        );
      const other = others.find(value => value !== '' && value !== before);
      if (!other) throw new Error('there is one phase alone');
      await phase.selectOption(other);
      // The pane hides the page, so it says itself what comes of it.
      await expect(
        pane.getByRole('status').filter({ hasText: 'If so:' }),
      ).toBeVisible();
      await expect(phase).toHaveValue(other);
      await pane.getByLabel('Its turn').selectOption('Before all other work');
      await expect(page.getByLabel('Order', { exact: true })).toHaveValue(
        'named',
      );
      await planned(page);
      await picture(page, `roadmap-touch-${view}`);
      await expectNoSidewaysScroll(page);
      await pane.getByRole('button', { name: 'Close' }).tap();
      await page.getByRole('button', { name: 'Drop the changes' }).tap();
      await expect(page.getByText(/The plan as it is/)).toBeVisible();
    });
  });
}

test('an owner corrects an estimate and sees it stay', async ({ page }) => {
  test.setTimeout(180_000);
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

/** At 400 px; what is there once the page is drawn. */
const narrow: { name: string; address: string; ready: string | RegExp }[] = [
  {
    name: 'board',
    address: '/perf-coverage/planning',
    ready: /^\d+ open gaps ·/,
  },
  {
    name: 'timeline',
    address: '/perf-coverage/roadmap?view=timeline',
    ready: 'Accepted versions',
  },
  {
    name: 'phases',
    address: '/perf-coverage/roadmap',
    ready: 'Accepted versions',
  },
  {
    name: 'my-work',
    address: '/perf-coverage/my-work',
    ready: /yours to do|^(?:Given|Of your)/,
  },
  {
    name: 'capacity',
    address: '/perf-coverage/capacity',
    ready: /engineers of/,
  },
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`400 px, ${theme}`, () => {
    test.use({ viewport: { width: 400, height: 900 }, colorScheme: theme });
    for (const { name, address, ready } of narrow) {
      test(`${name} fits and is accessible`, async ({ page }) => {
        await open(page, address);
        await expect(page.getByText(ready).first()).toBeVisible();
        await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await picture(page, `plan-${name}-${theme}-400`);
      });
    }
  });
}
