import { chromium, Page } from '@playwright/test';
import { Latency, latency } from '../backend/measure';

/** Pages of 50 rows that are on screen when it is scrolled. */
const PAGES_SCROLLED = 10;

export interface PageFigures {
  /** Milliseconds from a click on the sidebar to the first rows on screen. */
  firstRows: Latency;
  /** The same for Backstage's own catalog page of 50 components. */
  catalogPage: Latency;
  /** Milliseconds from asking for the address to the first rows, portal and sign-in included. */
  fromAddress: Latency;
  /** The same for the catalog page. */
  catalogFromAddress: Latency;
  /** Milliseconds from a click on the view to its drawing. */
  heatMap: Latency;
  scrolling: {
    rows: number;
    framesPerSecond: number;
    /** Longest time between two frames, in milliseconds. */
    longestFrame: number;
    /** The same texts in a bare table. */
    bareFramesPerSecond: number;
  };
}

/** Measures the pages of a running portal in Chromium, signed in as guest. */
export async function measurePages(options: {
  url: string;
  chromium: string;
  rounds: number;
}): Promise<PageFigures> {
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      baseURL: options.url,
    });
    page.setDefaultTimeout(60_000);
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Catalog' }).first().waitFor();
    const repeat = (measured: () => Promise<number>) =>
      repeated(options.rounds, measured);
    const fromCatalog = async () => {
      await byLink(page, 'Catalog', firstEntity);
      return byLink(page, 'Perf Coverage', firstRow);
    };
    const fromPortfolio = async () => {
      await byLink(page, 'Perf Coverage', firstRow);
      return byLink(page, 'Catalog', firstEntity);
    };
    return {
      firstRows: await repeat(fromCatalog),
      catalogPage: await repeat(fromPortfolio),
      fromAddress: await repeat(() =>
        byAddress(page, '/perf-coverage', firstRow),
      ),
      catalogFromAddress: await repeat(() =>
        byAddress(page, '/catalog', firstEntity),
      ),
      heatMap: await repeat(async () => {
        await byAddress(page, '/perf-coverage', firstRow);
        return byLink(page, 'Heat map', '[role=grid] [role=gridcell]');
      }),
      scrolling: await scroll(page),
    };
  } finally {
    await browser.close();
  }
}

const rowsOfPortfolio = 'article tbody tr';
const firstRow = `${rowsOfPortfolio} a[href$="/performance"]`;
/** Nothing of the catalog's page is in an article. */
const firstEntity = 'tbody tr a[href^="/catalog/"]:not(article *)';

async function repeated(
  rounds: number,
  measured: () => Promise<number>,
): Promise<Latency> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measured());
  return latency(times);
}

/** From a click on a link to the frame that shows what was waited for. */
async function byLink(
  page: Page,
  name: string,
  awaited: string,
): Promise<number> {
  const link = page.getByRole('link', { name, exact: true }).first();
  return link.evaluate(
    (element, selector) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now();
        (element as HTMLElement).click();
        const look = () => {
          if (performance.now() - start > 30_000) {
            reject(new Error(`${selector} did not come in 30 seconds`));
          } else if (document.querySelector(selector)) {
            // This frame is made of it; the next one comes after it was painted.
            requestAnimationFrame(() => resolve(performance.now() - start));
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    awaited,
  );
}

async function byAddress(
  page: Page,
  address: string,
  awaited: string,
): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector(awaited);
  return page.evaluate(
    () =>
      new Promise<number>(resolve =>
        // Counted from the navigation's start.
        requestAnimationFrame(() => resolve(performance.now())),
      ),
  );
}

async function scroll(page: Page): Promise<PageFigures['scrolling']> {
  await byAddress(page, '/perf-coverage', firstRow);
  const rows = page.locator(rowsOfPortfolio);
  for (let pages = 1; pages < PAGES_SCROLLED; pages += 1) {
    const before = await rows.count();
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.waitForFunction(
      ({ selector, count }) =>
        document.querySelectorAll(selector).length > count,
      { selector: rowsOfPortfolio, count: before },
    );
  }
  const texts = await rows.evaluateAll(found =>
    found.map(row =>
      [...(row as HTMLTableRowElement).cells].map(cell => cell.innerText),
    ),
  );
  const ours = await scrollDown(page);
  await page.setContent(
    `<table>${texts
      .map(
        cells =>
          `<tr style="height:60px">${cells
            .map(cell => `<td>${escaped(cell)}`)
            .join('')}`,
      )
      .join('')}</table>`,
  );
  const bare = await scrollDown(page);
  return {
    rows: texts.length,
    framesPerSecond: ours.framesPerSecond,
    longestFrame: ours.longestFrame,
    bareFramesPerSecond: bare.framesPerSecond,
  };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** Turns the wheel for five seconds, as a hand would, and counts frames. */
async function scrollDown(
  page: Page,
): Promise<{ framesPerSecond: number; longestFrame: number }> {
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const note = () => {
      frames.push(performance.now());
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => {
    const { frames } = window as unknown as { frames: number[] };
    const between = frames.slice(1).map((at, index) => at - frames[index]);
    const span = frames[frames.length - 1] - frames[0];
    return {
      framesPerSecond: Math.round((between.length / span) * 10_000) / 10,
      longestFrame: Math.round(Math.max(...between)),
    };
  });
}
