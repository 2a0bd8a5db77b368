import { expect, Page, test } from '@playwright/test';
import { createServer } from 'node:http';
import { expectAccessible, THEMES } from './appearance';
import { apiToken, embeddingHost } from './stack';

/** Chromium shows another origin's application, which holds our elements; behind them is the real control plane. */
const [ORIGIN = '', OTHER = '', FOREIGN = ''] = (process.env['PLANEWATCH_EMBEDDING_ORIGINS'] ?? '').split(',');
const CONTROL_PLANE = `${process.env['PLANEWATCH_URL'] ?? 'http://localhost:3000'}/`;
const SEEN_MS = 60_000;
const REFUSED = 'Nothing can be shown here: the access of this page has ended or was refused. Reload the page.';

test.skip(OTHER === '', 'PLANEWATCH_EMBEDDING_ORIGINS does not name two origins at which an application could be served');
// Nobody is signed in: what is seen, is seen by the token alone.
test.use({ storageState: { cookies: [], origins: [] } });

const environment = async (more: Readonly<Record<string, string>> = {}) => ({
  PLANEWATCH_URL: CONTROL_PLANE,
  PLANEWATCH_TOKEN: await apiToken(),
  PLANEWATCH_ENVIRONMENTS: 'prod,qa',
  ...more,
});

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

async function expectDrawn(page: Page): Promise<void> {
  await expect(page.locator('planewatch-planes').getByRole('article')).toHaveCount(2, { timeout: SEEN_MS });
  await expect(page.locator('planewatch-panel canvas')).toHaveCount(2, { timeout: SEEN_MS });
  // What nobody has scrolled to asks nothing.
  await page
    .locator('planewatch-dashboard')
    .getByRole('region', { name: 'Request rate', exact: true })
    .scrollIntoViewIfNeeded({ timeout: SEEN_MS });
  await expect.poll(() => page.locator('planewatch-dashboard canvas').count(), { timeout: SEEN_MS }).toBeGreaterThan(1);
}

test.describe('in the sample application', () => {
  let end: (() => void) | undefined;
  test.beforeAll(async () => {
    end = await embeddingHost(ORIGIN, await environment());
  });
  test.afterAll(() => end?.());

  for (const theme of THEMES) {
    test(`tiles, panels and a dashboard are drawn, ${theme} and accessible`, async ({ page }) => {
      const complaints = complaintsOf(page);
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(ORIGIN);
      await expectDrawn(page);
      await expect(page.locator('planewatch-dashboard')).toHaveAttribute('data-theme', theme);
      // Before axe, whose own style sheets the application's policy refuses.
      expect(complaints).toEqual([]);
      await expectAccessible(page);
    });
  }

  test('nothing beyond the grants is seen', async ({ page }) => {
    await page.goto(ORIGIN);
    await expectDrawn(page);
    await expect(page.getByRole('article', { name: 'prod', exact: true })).toBeVisible();
    await expect(page.getByRole('article', { name: 'dev', exact: true })).toHaveCount(0);
    await expect(page.locator('planewatch-dashboard').getByRole('button', { name: /^dev/ })).toHaveCount(0);
    const panel = page.locator('planewatch-panel').first();
    await panel.evaluate((element) => element.setAttribute('query', 'up{data_plane="dev"}'));
    await expect(panel.getByText('No data plane has sent this metric.')).toBeVisible({ timeout: SEEN_MS });
  });

  test('neither application’s style reaches the other’s, and address and tab stay the application’s', async ({ page }) => {
    await page.goto(ORIGIN);
    await expectDrawn(page);
    const own = page.locator('#theme');
    await expect(own).toHaveCSS('text-transform', 'uppercase');
    const theirs = page.locator('planewatch-dashboard').getByRole('button').first();
    await expect(theirs).toHaveCSS('text-transform', 'none');
    await expect(page.locator('planewatch-planes').getByRole('heading').first()).toHaveCSS('letter-spacing', 'normal');
    // What the application says of the elements is taken: their type is its own.
    await expect(theirs).toHaveCSS('font-family', /Georgia/);
    await page
      .locator('planewatch-dashboard')
      .getByRole('button', { name: /Time range|Range/ })
      .first()
      .click();
    await page.locator('planewatch-dashboard').getByRole('button', { name: 'Last hour' }).click();
    await expect(page).toHaveURL(`${ORIGIN}/`);
    await expect(page).toHaveTitle('Operations · Acme Shop');
    await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', 'data:,');
  });
});

test('a token that runs out is replaced without anybody noticing; one that is not, is told of in a sentence', async ({ page }) => {
  const end = await embeddingHost(ORIGIN, await environment({ PLANEWATCH_VALID_FOR: 'PT8S' }));
  try {
    let issued = 0;
    page.on('request', (request) => (issued += Number(request.url().endsWith('/planewatch-token'))));
    await page.goto(ORIGIN);
    await expectDrawn(page);
    await expect.poll(() => issued, { timeout: SEEN_MS }).toBeGreaterThan(6);
    await expect(page.getByRole('alert').filter({ hasText: REFUSED })).toHaveCount(0);
    await page.route('**/planewatch-token', (route) => route.fulfill({ status: 502 }));
    await expect(page.getByRole('alert').filter({ hasText: REFUSED })).toHaveCount(4, { timeout: SEEN_MS });
    await expect(page.getByRole('article')).toHaveCount(0);
  } finally {
    end();
  }
});

test('a revoked token opens nothing any more', async ({ page, request }) => {
  const { PLANEWATCH_TOKEN, ...rest } = await environment();
  const end = await embeddingHost(ORIGIN, { PLANEWATCH_TOKEN, ...rest });
  const admin = { authorization: `Bearer ${PLANEWATCH_TOKEN}` };
  try {
    const wish = { origin: ORIGIN, environments: ['prod', 'qa'] };
    const issued = await request.post(`${CONTROL_PLANE}api/planewatch/embed-tokens`, { headers: admin, data: wish });
    const { id, token } = (await issued.json()) as { id: string; token: string };
    await page.route('**/planewatch-token', (route) => route.fulfill({ body: token }));
    await page.goto(ORIGIN);
    await expectDrawn(page);
    expect((await request.delete(`${CONTROL_PLANE}api/planewatch/tokens/${id}`, { headers: admin })).status()).toBe(204);
    await expect(page.getByRole('alert').filter({ hasText: REFUSED })).toHaveCount(4, { timeout: SEEN_MS });
  } finally {
    end();
  }
});

test('a token works on no other origin’s page', async ({ page, request }) => {
  const settings = await environment();
  const end = await embeddingHost(OTHER, settings);
  try {
    const issued = await request.post(`${CONTROL_PLANE}api/planewatch/embed-tokens`, {
      headers: { authorization: `Bearer ${settings.PLANEWATCH_TOKEN}` },
      data: { origin: ORIGIN, environments: ['prod'] },
    });
    const { token } = (await issued.json()) as { token: string };
    await page.route('**/planewatch-token', (route) => route.fulfill({ body: token }));
    await page.goto(OTHER);
    await expect(page.getByText(`This token is for pages of ${ORIGIN} alone`).first()).toBeVisible({ timeout: SEEN_MS });
    await expect(page.getByRole('article')).toHaveCount(0);
    await expect(page.locator('canvas')).toHaveCount(0);
  } finally {
    end();
  }
});

test('an origin that the configuration does not name gets not even the script', async ({ page }) => {
  const stranger = OTHER.replace('localhost', '127.0.0.1');
  const end = await embeddingHost(stranger, await environment());
  try {
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/embed/planewatch.js'));
    await page.goto(stranger);
    await refused;
    expect(await page.evaluate(() => customElements.get('planewatch-planes') === undefined)).toBe(true);
  } finally {
    end();
  }
});

test('a page that runs no script of ours frames an element, and no other origin may', async ({ page, request }) => {
  const issued = await request.post(`${CONTROL_PLANE}api/planewatch/embed-tokens`, {
    headers: { authorization: `Bearer ${await apiToken()}` },
    data: { origin: ORIGIN, environments: ['prod', 'qa'] },
  });
  const { token } = (await issued.json()) as { token: string };
  const framing = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(framingPage(token)));
  await new Promise<void>((resolve) => framing.listen(Number(new URL(ORIGIN).port), resolve));
  try {
    await page.goto(ORIGIN);
    await expect(page.frameLocator('iframe').getByRole('article')).toHaveCount(2, { timeout: SEEN_MS });
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(ORIGIN.replace('localhost', '127.0.0.1'));
    await refused;
    await expect(page.frameLocator('iframe').getByRole('article')).toHaveCount(0);
  } finally {
    framing.close();
  }
});

test('a frame on a page of another site works, where the browser denies it storage and cookies', async ({ page, request }) => {
  test.skip(FOREIGN === '', 'PLANEWATCH_EMBEDDING_ORIGINS names no third origin, on another host');
  const issued = await request.post(`${CONTROL_PLANE}api/planewatch/embed-tokens`, {
    headers: { authorization: `Bearer ${await apiToken()}` },
    data: { origin: FOREIGN, environments: ['prod', 'qa'] },
  });
  const { token } = (await issued.json()) as { token: string };
  const { port, hostname } = new URL(FOREIGN);
  const framing = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(framingPage(token)));
  await new Promise<void>((resolve) => framing.listen(Number(port), hostname, resolve));
  try {
    const complaints = complaintsOf(page);
    await page.goto(FOREIGN);
    await expect(page.frameLocator('iframe').getByRole('article')).toHaveCount(2, { timeout: SEEN_MS });
    expect(complaints.filter((complaint) => /SecurityError|storage/i.test(complaint))).toEqual([]);
    // Otherwise the test would show nothing.
    expect(await page.frames()[1]?.evaluate(storageAccess)).toEqual({ storage: 'SecurityError', cookie: '' });
  } finally {
    framing.close();
  }
});

/** What the browser lets a frame have. */
function storageAccess(): { storage: string; cookie: string } {
  document.cookie = 'probe=1';
  const { cookie } = document;
  try {
    localStorage.setItem('probe', '1');
    return { storage: 'granted', cookie };
  } catch (error) {
    return { storage: error instanceof DOMException ? error.name : String(error), cookie };
  }
}

const framingPage = (token: string) => `<!doctype html><html lang="en"><title>Shop</title>
  <iframe title="Requests" src="${CONTROL_PLANE}embed/planewatch-planes?theme=light"></iframe>
  <script>
    addEventListener('message', ({ source, origin, data }) => source.postMessage({ type: data.type, token: '${token}' }, origin));
  </script></html>`;
