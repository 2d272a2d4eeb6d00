import path from 'node:path';
import { Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  open,
  openAssessed,
  residency,
} from './portal';

/** The newest run of the component that has results. */
async function openRun(page: Page) {
  await openAssessed(page, `${residency}/results`);
  await page
    .getByRole('region', { name: 'Runs', exact: true })
    .getByRole('rowheader')
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Slowest' })).toBeVisible();
}

/** The trend of that run's slowest operation. */
async function openTrend(page: Page) {
  await openRun(page);
  await page
    .getByRole('link', { name: /^Trend of/ })
    .first()
    .click();
  await expect(
    page.getByRole('button', { name: 'Show as a table' }),
  ).toBeVisible();
}

const at = (address: string) => (page: Page) => openAssessed(page, address);
/** A page that says nothing of requirements: its link is the current one, and nothing is awaited. */
const atReady = (address: string) => async (page: Page) => {
  await open(page, address);
  // The portal's own links have a current one long before.
  await expect(
    page
      .getByRole('navigation', { name: 'Perf Coverage' })
      .locator('[aria-current="page"]'),
  ).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('main .MuiSkeleton-root')).toHaveCount(0);
  await expect(page.getByText('Planning…')).toHaveCount(0);
};

const pages: { name: string; go(page: Page): Promise<void> }[] = [
  { name: 'portfolio', go: at('/perf-coverage') },
  { name: 'heat-map', go: at('/perf-coverage?view=heat') },
  { name: 'all-gaps', go: at('/perf-coverage/gaps') },
  { name: 'slas', go: atReady('/perf-coverage/slas') },
  { name: 'portal-roadmap', go: atReady('/perf-coverage/roadmap') },
  { name: 'planning', go: atReady('/perf-coverage/planning') },
  { name: 'my-work', go: atReady('/perf-coverage/my-work') },
  { name: 'capacity', go: atReady('/perf-coverage/capacity') },
  { name: 'settings', go: atReady('/perf-coverage/settings') },
  { name: 'overview', go: at(residency) },
  { name: 'gaps', go: at(`${residency}/gaps`) },
  { name: 'inventory', go: at(`${residency}/inventory`) },
  { name: 'results', go: at(`${residency}/results`) },
  { name: 'run', go: openRun },
  { name: 'trend', go: openTrend },
  { name: 'roadmap', go: at(`${residency}/roadmap`) },
  { name: 'plan', go: at(`${residency}/plan`) },
  {
    name: 'card',
    go: at('/catalog/default/component/residency-scheduler'),
  },
];

/** Set to keep the pictures, as for the README: docs/images. */
const pictures = process.env.PERF_COVERAGE_PICTURES;

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme: theme });

      for (const { name, go } of pages) {
        test(`${name} is accessible and fits`, async ({ page }) => {
          await go(page);
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          if (pictures) {
            await page.screenshot({
              path: path.join(pictures, `${name}-${theme}-${width}.png`),
            });
          }
        });
      }
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 400, height: 900 } });

  for (const [address, navigation] of [
    ['/perf-coverage/settings', 'Perf Coverage'],
    [`${residency}/plan`, 'Performance'],
  ]) {
    test(`${address} shows which page it is`, async ({ page }) => {
      await open(page, address);
      await expect(
        page
          .getByRole('navigation', { name: navigation })
          .locator('[aria-current="page"]'),
      ).toBeInViewport({ ratio: 0.9 });
    });
  }
});

// 1440 × 900 at 200 %.
test.describe('zoomed to 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  for (const { name, go } of pages) {
    test(`${name} fits`, async ({ page }) => {
      await go(page);
      await expectNoSidewaysScroll(page);
    });
  }
});

test.describe('on a wall of 2560 px', () => {
  test.use({ viewport: { width: 2560, height: 1300 } });

  for (const { name, go } of pages) {
    test(`${name} fits and stays readable`, async ({ page }) => {
      await go(page);
      await expectNoSidewaysScroll(page);
      // Sentences over the whole width lose the eye on its way back.
      const longest = await page.evaluate(() => {
        const widths = [
          ...document.querySelectorAll(
            'main p, main .MuiTypography-body2, article .MuiTypography-body2',
          ),
        ].map(element => {
          const range = document.createRange();
          range.selectNodeContents(element);
          const lines = [...range.getClientRects()].map(({ width }) => width);
          const size = Number.parseFloat(getComputedStyle(element).fontSize);
          return Math.max(0, ...lines) / size;
        });
        return Math.max(0, ...widths);
      });
      // In letters' heights: about 140 letters.
      expect(longest).toBeLessThan(90);
    });
  }
});

// The card stands on a page of the catalog's; a plan is edited.
const notPrinted = ['card', 'plan'];

// Chromium lays paper out a third wider than it is, and makes what is up to twice as wide fit.
const PAPER = { width: 957, most: 1436 };

test.describe('on paper', () => {
  test.use({ viewport: { width: PAPER.width, height: 1300 } });

  for (const { name, go } of pages) {
    if (notPrinted.includes(name)) continue;
    test(`${name} is a clean page`, async ({ page }) => {
      await go(page);
      await page.emulateMedia({ media: 'print' });
      await expect(
        page.locator('button:visible, nav:visible, input:visible'),
      ).toHaveCount(0);
      const { cut, widest } = await page.evaluate(() => ({
        // What scrolls on the screen would end at its edge.
        cut: [...document.querySelectorAll('body *')]
          .filter(element => {
            const { overflowX, overflowY } = getComputedStyle(element);
            const scrolls = (overflow: string) => /auto|scroll/.test(overflow);
            return (
              (scrolls(overflowX) &&
                element.scrollWidth > element.clientWidth + 1) ||
              (scrolls(overflowY) &&
                element.scrollHeight > element.clientHeight + 1)
            );
          })
          .map(element => element.outerHTML.slice(0, 120)),
        widest: document.documentElement.scrollWidth,
      }));
      expect(cut).toEqual([]);
      expect(widest).toBeLessThanOrEqual(PAPER.most);
      if (pictures) {
        await page.screenshot({
          path: path.join(pictures, `${name}-paper.png`),
          fullPage: true,
        });
      }
    });
  }
});

test.describe('on paper, in the dark theme', () => {
  test.use({ colorScheme: 'dark' });

  test('words are dark, because browsers leave out the ground', async ({
    page,
  }) => {
    await openAssessed(page, residency);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const light = await page.evaluate(() => {
      const words = document.createTreeWalker(
        document.querySelector('main') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      const found: string[] = [];
      while (words.nextNode()) {
        const text = words.currentNode.textContent?.trim() ?? '';
        const element = words.currentNode.parentElement;
        if (!text || !element?.checkVisibility()) continue;
        const { color, fill } = getComputedStyle(element);
        const ink = element.closest('svg') ? fill : color;
        const channels = ink.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
        if (Math.max(...channels) > 160) found.push(`${text}: ${ink}`);
      }
      return found;
    });
    expect(light).toEqual([]);
    if (pictures) {
      await page.screenshot({
        path: path.join(pictures, 'overview-dark-paper.png'),
        fullPage: true,
      });
    }
  });
});

test.describe('for readers who want no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves, not even what is awaited or opens', async ({ page }) => {
    await openAssessed(page, `${residency}/gaps`);
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(animation => animation.playState === 'running')
        .filter(
          ({ effect }) => Number(effect?.getComputedTiming().duration) > 1,
        )
        .map(({ effect }) =>
          effect instanceof KeyframeEffect ? effect.target?.className : '?',
        ),
    );
    expect(moving).toEqual([]);
  });
});

test('a component without tests invites to add some', async ({ page }) => {
  await openAssessed(
    page,
    '/catalog/default/component/video-transcoder/performance/inventory',
  );
  await expect(page.getByText('No performance tests found')).toBeVisible();
  await expect(
    page.getByText('perf-coverage.io/sources').first(),
  ).toBeVisible();
});
