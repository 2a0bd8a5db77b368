import { createServer, request as ask, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { expectAccessible } from './appearance';
import { expect, test } from './watched';

/** A proxy of the vendor's, as most are: it takes a prefix away, says which one, and serves something else everywhere else. */
const PREFIX = '/shop/observability';
const CONTROL_PLANE = new URL(process.env['PLANEWATCH_URL'] ?? 'http://localhost:3000');
const SEEN_MS = 60_000;

let proxy: Server;
let address = '';

test.beforeAll(async () => {
  proxy = createServer((incoming, outgoing) => {
    if (!incoming.url?.startsWith(`${PREFIX}/`)) {
      outgoing.writeHead(404).end('the shop has no such page');
      return;
    }
    const headers = { ...incoming.headers, 'x-forwarded-prefix': PREFIX };
    const { hostname, port } = CONTROL_PLANE;
    const passed = ask({ hostname, port, method: incoming.method, path: incoming.url.slice(PREFIX.length), headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, 'localhost', resolve));
  address = `http://localhost:${(proxy.address() as AddressInfo).port}`;
});

test.afterAll(() => proxy.close());

test('the application works below another path, from any of its addresses', async ({ browser }) => {
  // The session's cookie is of the host, whichever its port.
  const context = await browser.newContext({ baseURL: address, storageState: test.info().project.use.storageState as string });
  const page = await context.newPage();
  const missed: string[] = [];
  page.on('response', (response) => response.status() === 404 && missed.push(response.url()));

  await page.goto(`${PREFIX}/`);
  await expect(page.getByRole('article')).toHaveCount(3, { timeout: SEEN_MS });
  await page.getByRole('link', { name: 'Metrics', exact: true }).click();
  await expect(page).toHaveURL(`${address}${PREFIX}/charts`);
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: SEEN_MS });
  await page.getByRole('button', { name: /^Share/ }).click();
  await expect(page.getByLabel('Goes on with time')).toHaveValue(new RegExp(`^${address}${PREFIX}/charts`));

  await page.goto(`${PREFIX}/dashboards/red?range=15m`);
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: SEEN_MS });
  await expectAccessible(page);
  await page.goto(`${PREFIX}/planes/prod`);
  await expect(page.getByRole('heading', { name: 'prod' }).first()).toBeVisible();
  expect(missed).toEqual([]);
  await context.close();
});
