import { expectAccessible, picture, THEMES, wear } from './appearance';
import { chartValues, highest, newest } from './chart-values';
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
    await expect(page.getByRole('list', { name: 'Firing now' })).toContainText('Data plane qa is down', {
      timeout: 3 * SEEN_MS,
    });
    for (const theme of THEMES) {
      await wear(page, theme);
      await expectAccessible(page);
      await picture(page, `overview-down-${theme}`);
    }
    await page.goto('/charts');
    // The charts' warnings say it as well, as soon as they are drawn.
    await expect(page.getByText('2 of 3 data planes', { exact: true })).toBeVisible();
  } finally {
    signal('dataplane-qa', 'SIGCONT');
  }
  await page.goto('/');
  await expect(badge).toHaveText(/LIVE|DEGRADED|FAILING/, { timeout: SEEN_MS });
});

test('a spike of load is seen as a spike, on its plane alone', async ({ page }) => {
  test.slow();
  await page.goto('/charts?refresh=10s');
  await expect.poll(() => highest(page, 'Request rate', 'dev'), { timeout: SEEN_MS }).toBeGreaterThan(0);
  const end = load('dev', 8082, 80);
  try {
    await expect.poll(() => newest(page, 'Request rate', 'dev'), { timeout: 2 * SEEN_MS }).toBeGreaterThan(30);
    // By now, because the chart still shows what another scenario did to it.
    expect(await newest(page, 'Request rate', 'qa')).toBeLessThan(20);
  } finally {
    end();
  }
});

test.describe('with the engine away', () => {
  test.use({ tolerated: /status of 50[234]/ });

  test('every chart says so and keeps what it has, until the engine is back', async ({ page }) => {
    test.slow();
    await page.goto('/charts?refresh=10s');
    const rate = async () => (await chartValues(page, 'Request rate')).get('prod')?.filter((value) => value !== '–').length ?? 0;
    await expect.poll(rate, { timeout: SEEN_MS }).toBeGreaterThan(3);
    signal('prometheus', 'SIGKILL');
    try {
      for (const title of ['Request rate', 'Error rate', 'Latency p95', 'Latency p50', 'Latency p99', 'Active requests']) {
        const says = page.getByRole('region', { name: title, exact: true }).getByRole('status');
        await expect(says, title).toHaveText(/^Data until \d\d:\d\d:\d\d\. The metrics store does not answer/, { timeout: SEEN_MS });
      }
      expect(await rate()).toBeGreaterThan(3);
      await page.goto('/');
      await expect(page.getByRole('alert')).toContainText('Metrics can’t be read', { timeout: SEEN_MS });
      await expect(page.getByRole('article')).toHaveCount(3);
      // A page that is opened now has only what the control plane had kept.
      await page.goto('/charts');
      await expect(
        page.getByRole('region', { name: 'Request rate', exact: true }).getByText('The metrics store does not answer'),
      ).toBeVisible({
        timeout: SEEN_MS,
      });
    } finally {
      await restart();
    }
    await expect(page.getByText('The metrics store does not answer')).toHaveCount(0, { timeout: SEEN_MS });
    await expect.poll(rate, { timeout: SEEN_MS }).toBeGreaterThan(0);
  });
});

test.describe('a viewer of one environment', () => {
  test.use({ storageState: { cookies: [], origins: [] }, tolerated: /status of (401|403|404)/ });

  test('signs in by a guest’s link and sees nothing of the others, and no administration', async ({ page, browser }) => {
    const { storageState } = test.info().project.use;
    const session = await browser.newContext({ storageState: storageState as string });
    const admin = await session.newPage();
    await admin.goto('/access');
    await admin.getByRole('button', { name: 'Create guest link' }).click();
    const form = admin.getByRole('dialog', { name: 'Create a sign-in link for a guest' });
    await form.getByLabel('Name of the guest').fill('qa viewer');
    await form.getByLabel('Only these environments').fill('qa');
    await expectAccessible(admin);
    await form.getByRole('button', { name: 'Create link' }).click();
    const link = (await form.getByLabel('Sign-in link of the guest', { exact: true }).innerText()).trim();
    await session.close();

    await page.goto(link);
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('article', { name: 'qa', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Access' })).toHaveCount(0);

    await page.goto('/charts');
    await expect.poll(async () => [...(await chartValues(page, 'Request rate')).keys()], { timeout: SEEN_MS }).toEqual(['qa']);
    await expect(page.getByText('1 of 1 data planes')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add a note' })).toHaveCount(0);

    await page.goto('/alerts');
    await expect(page.getByRole('combobox', { name: 'Data plane' }).getByRole('option')).toHaveText(['All data planes', 'qa']);
    await expect(page.getByRole('button', { name: 'Silence …' })).toHaveCount(0);

    await page.goto('/objectives');
    const budgets = page.getByRole('table', { name: 'Budgets of errors' });
    await expect(budgets.getByRole('rowheader')).toHaveText(['qa'], { timeout: SEEN_MS });
    await expect(page.getByRole('button', { name: 'Add an objective' })).toHaveCount(0);

    await page.goto('/planes/prod');
    await expect(page.getByRole('heading', { name: 'There is no data plane “prod” that you may see' })).toBeVisible();
    await page.goto('/access');
    await expect(page.getByText(/may not|not allowed|administrator/i).first()).toBeVisible();
  });
});
