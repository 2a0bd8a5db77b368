// The longest task of the main thread while a page of 12 panels × 100 planes × 24 h refreshes.
import { createRequire } from 'node:module';
import { PANELS, PLANES, serve } from './server.mjs';

const { chromium } = createRequire(new URL('../../web-angular/package.json', import.meta.url))('@playwright/test');
const REFRESHES = 10;
const STEP_MS = 300_000;

/** What each chart shows, to tell whether it was drawn anew. */
function pictures() {
  return page.evaluate(() => [...document.querySelectorAll('pw-line-chart canvas')].map((canvas) => canvas.toDataURL()));
}

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.PLANEWATCH_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 2400 } });
const begun = Date.now();
await page.clock.setFixedTime(begun);
await page.goto(`http://127.0.0.1:${server.address().port}/dashboards/bench?refresh=off`);
await page.waitForFunction((panels) => document.querySelectorAll('pw-line-chart canvas').length === panels, PANELS, { timeout: 120_000 });
await page.waitForTimeout(3000);
await page.evaluate(() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
});
const longest = [];
let before = await pictures();
for (let refresh = 1; refresh <= REFRESHES; refresh++) {
  // A step later, so that there is something new to draw: within a step a refresh leaves the picture as it is, and costs nothing.
  await page.clock.setFixedTime(begun + refresh * STEP_MS);
  await page.evaluate(() => (globalThis.tasks.length = 0));
  await page.keyboard.press('r');
  await page.waitForTimeout(3000);
  longest.push(Math.round(await page.evaluate(() => Math.max(0, ...globalThis.tasks))));
  const after = await pictures();
  const drawn = after.filter((picture, index) => picture !== before[index]).length;
  if (drawn !== PANELS) throw new Error(`refresh ${refresh} drew ${drawn} of ${PANELS} charts anew`);
  before = after;
}
longest.sort((a, b) => a - b);
console.log(`${PANELS} panels × ${PLANES} planes × 24 h, ${REFRESHES} refreshes: longest task, median ${longest[REFRESHES / 2]} ms, worst ${longest.at(-1)} ms (0: below 50); ${longest.join(" ")}`);
await browser.close();
server.close();
