import { chartValues } from './chart-values';
import { load, restart, signal, STACK_IS_HERE } from './stack';
import { expect, test } from './watched';

const SEEN_MS = 60_000;

test.skip(!STACK_IS_HERE, 'PLANEWATCH_STATE is not set, so the stack’s processes can’t be stopped from here');

test('a plane goes down, comes first, and comes back', async ({ page }) => {
  test.slow();
  await page.goto('/');
  const badge = page.getByRole('article', { name: 'qa', exact: true }).locator('pw-state-badge');
  await expect(badge).toHaveText(/LIVE|DEGRADED|FAILING/, { timeout: SEEN_MS });
  signal('dataplane-qa', 'SIGSTOP');
  try {
    await expect(badge).toHaveText('DOWN', { timeout: SEEN_MS });
    await expect(page.getByRole('article').first()).toHaveAccessibleName('qa');
    await expect(page.getByRole('status')).toContainText('2 of 3 data planes live');
    await page.goto('/charts');
    await expect(page.getByText('2 of 3 data planes')).toBeVisible();
  } finally {
    signal('dataplane-qa', 'SIGCONT');
  }
  await page.goto('/');
  await expect(badge).toHaveText(/LIVE|DEGRADED|FAILING/, { timeout: SEEN_MS });
});

test('a spike of load is seen as a spike, on its plane alone', async ({ page }) => {
  test.slow();
  await page.goto('/charts?refresh=10s');
  const highest = async (plane: string) => {
    const values = (await chartValues(page, 'Request rate')).get(plane) ?? [];
    return Math.max(0, ...values.map((value) => parseFloat(value) || 0));
  };
  await expect.poll(() => highest('dev'), { timeout: SEEN_MS }).toBeGreaterThan(0);
  const end = load('dev', 8082, 80);
  try {
    await expect.poll(() => highest('dev'), { timeout: 2 * SEEN_MS }).toBeGreaterThan(30);
  } finally {
    end();
  }
  expect(await highest('qa')).toBeLessThan(20);
});

test.describe('with the engine away', () => {
  test.use({ tolerated: /status of 50[234]/ });

  test('planes are still told, without figures, until it is back', async ({ page }) => {
    test.slow();
    await page.goto('/');
    await expect(page.getByRole('article')).toHaveCount(3);
    signal('prometheus', 'SIGKILL');
    try {
      await expect(page.getByRole('alert')).toContainText('Metrics can’t be read', { timeout: SEEN_MS });
      await expect(page.getByRole('article')).toHaveCount(3);
      await page.goto('/charts');
      await expect(page.getByRole('region', { name: 'Request rate', exact: true }).getByRole('alert')).toBeVisible({ timeout: SEEN_MS });
    } finally {
      await restart();
    }
    await page.goto('/');
    await expect(page.getByRole('article', { name: 'prod', exact: true }).locator('dd').first()).toHaveText(/\/s$/, { timeout: SEEN_MS });
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('somebody who may see one environment', () => {
  test.use({ storageState: { cookies: [], origins: [] }, tolerated: /status of (401|403|404)/ });

  test('sees nothing of the others, and no administration', async ({ page, browser }) => {
    const { storageState } = test.info().project.use;
    const admin = await browser.newContext({ storageState: storageState as string });
    const headers = { 'X-Planewatch-Request': '1' };
    const token = await admin.request.post('/api/planewatch/tokens', {
      headers,
      data: { name: 'qa viewer', role: 'VIEWER', environments: ['qa'], validFor: 'PT10M' },
    });
    const { token: bearer } = (await token.json()) as { token: string };
    await admin.close();
    const link = await page.request.post('/api/planewatch/sign-in-links', { headers: { ...headers, Authorization: `Bearer ${bearer}` } });
    const { code } = (await link.json()) as { code: string };

    await page.goto(`/sign-in#code=${code}`);
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Access' })).toHaveCount(0);
    await page.goto('/planes/prod');
    await expect(page.getByRole('heading', { name: 'There is no data plane “prod” that you may see' })).toBeVisible();
    await page.goto('/access');
    await expect(page.getByText(/may not|not allowed|administrator/i).first()).toBeVisible();
  });
});
