import { CDPSession, Page } from '@playwright/test';
import { expect, test } from './watched';

/** What a tab that nobody closes keeps: the heap after a forced collection, minute by minute, while the page refreshes by itself. */
const MINUTES = Number(process.env['PLANEWATCH_SOAK_MINUTES'] ?? 60);
/** Asked again by hand as often as this beside the page's own ten seconds, so that fewer minutes hold as many refreshes; 0 for never. */
const HURRY_MS = Number(process.env['PLANEWATCH_SOAK_REFRESH_MS'] ?? 0);
const SAMPLES = 30;
/** Until then the browser still compiles what runs, and caches fill: the first minutes of an hour hold most of what it ever takes. */
const WARM = SAMPLES / 6;
/** What a second look may differ by, and what little is still compiled. */
const TOLERATED_MB = 2;

// A trace would hold a copy of each picture.
test.use({ trace: 'off' });
// In an hour a machine's network interfaces come and go, a laptop's as a container host's; the page asks again.
test.use({ tolerated: /ERR_NETWORK_CHANGED/ });
test.skip(process.env['PLANEWATCH_TEST_SOAK'] !== 'yes', 'an hour of refreshing is for --soak');

interface Sample {
  readonly atS: number;
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function sample(cdp: CDPSession, startMs: number): Promise<Sample> {
  // Twice, because what the first collection finalizes is let go by the second.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    atS: Math.round((Date.now() - startMs) / 1000),
    heapMb: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

async function refreshFor(page: Page, ms: number): Promise<void> {
  const endMs = Date.now() + ms;
  while (Date.now() < endMs) {
    await page.waitForTimeout(Math.min(HURRY_MS || ms, Math.max(0, endMs - Date.now())));
    if (HURRY_MS > 0) {
      await page.keyboard.press('r');
    }
  }
}

/** By least squares, in the sample's unit an hour. */
function slopeAnHour(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ atS }) => atS)), mean(samples.map(of))];
  const above = samples.reduce((sum, each) => sum + (each.atS - x) * (of(each) - y), 0);
  const below = samples.reduce((sum, each) => sum + (each.atS - x) ** 2, 0);
  return (above / below) * 3600;
}

/** Watches one page for the whole time, and judges it at the end. */
async function staysFlat(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: 60_000 });
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('/api/v1/query_range'))));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  // What is loaded late and kept once (the drawing code, the last answers) is no growth.
  await refreshFor(page, Math.min(60_000, MINUTES * 6_000));
  const startMs = Date.now();
  const samples = [await sample(cdp, startMs)];
  for (let count = 1; count <= SAMPLES; count++) {
    await refreshFor(page, (MINUTES * 60_000) / SAMPLES);
    samples.push(await sample(cdp, startMs));
  }
  const [first, warm, last] = [samples[0] as Sample, samples[WARM] as Sample, samples.at(-1) as Sample];
  const told = [
    `${address}: ${MINUTES} min, ${asked} range queries`,
    `heap ${first.heapMb.toFixed(2)} → ${warm.heapMb.toFixed(2)} warm → ${last.heapMb.toFixed(2)} MB (${slopeAnHour(samples.slice(WARM), ({ heapMb }) => heapMb).toFixed(2)} MB/h since)`,
    `nodes ${first.nodes} → ${last.nodes}, listeners ${first.listeners} → ${last.listeners}`,
    `heap in MB: ${samples.map(({ heapMb }) => heapMb.toFixed(1)).join(' ')}`,
  ];
  process.stdout.write(`${told.join('; ')}\n`);
  const half = samples.slice(SAMPLES / 2);
  expect
    .soft(Math.max(...half.map(({ heapMb }) => heapMb)), `MB of ${address} after half of the time`)
    .toBeLessThan(warm.heapMb + TOLERATED_MB);
  expect.soft(last.nodes, `DOM nodes of ${address}`).toBeLessThan(first.nodes * 1.1 + 200);
  expect.soft(last.listeners, `listeners of ${address}`).toBeLessThan(first.listeners * 1.1 + 50);
}

test('the memory of tabs that refresh by themselves stays flat', async ({ page, context }) => {
  test.setTimeout((MINUTES + 5) * 60_000);
  await Promise.all([
    staysFlat(page, '/charts?refresh=10s&range=15m'),
    staysFlat(await context.newPage(), '/dashboards/red?refresh=10s&range=15m'),
  ]);
});
