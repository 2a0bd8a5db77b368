import { expectAccessible, picture, THEMES, wear } from './appearance';
import { expect, test } from './watched';

test('a token is made, shown once, listed and revoked', async ({ page, playwright, baseURL }) => {
  // Without the session's cookie: only the token is to speak.
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: { cookies: [], origins: [] } });
  const name = `walked at ${Date.now()}`;
  await page.goto('/access');
  await page.getByRole('button', { name: 'Create API token' }).click();
  const form = page.getByRole('dialog', { name: 'Create API token' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Only these environments').fill('qa');
  await form.getByRole('button', { name: 'Create token' }).click();
  const token = await page.getByLabel('API token', { exact: true }).innerText();
  await page.getByRole('button', { name: 'Done' }).click();

  const headers = { Authorization: `Bearer ${token.trim()}` };
  const planes = (await (await request.get('/api/planewatch/planes', { headers })).json()) as { planes: { environment: string }[] };
  expect([...new Set(planes.planes.map(({ environment }) => environment))]).toEqual(['qa']);

  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('environments qa');
  await row.getByRole('button', { name: `Revoke ${name}` }).click();
  const question = page.getByRole('dialog', { name: `Revoke the token “${name}”?` });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toHaveCount(0);
  expect((await request.get('/api/planewatch/planes', { headers })).status()).toBe(401);
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto('/access');
    await wear(page, theme);
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible();
    await expectAccessible(page);
    await picture(page, `access-${theme}`);
    await page.getByRole('button', { name: 'Create API token' }).click();
    await expectAccessible(page);
  });
}

test('a failed sign-in stands in the audit log, which filters, pages and exports', async ({ page, request }) => {
  await request.post('/api/planewatch/session', { data: { name: 'nobody-here', password: 'wrong horse battery' } });
  await page.goto('/audit');
  await page.getByLabel('Action').fill('session.refuse');
  await expect(async () => {
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page.getByRole('table', { name: 'Audit log' })).toContainText('by password', { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  const exported = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
  const csv = await (await page.request.get(`/${exported ?? ''}`)).text();
  expect(csv).toContain('session.refuse');
});

for (const theme of THEMES) {
  for (const [path, heading] of [
    ['/audit', 'Audit log'],
    ['/profile', 'Profile'],
  ] as const) {
    test(`the ${theme} page ${path} is accessible`, async ({ page }) => {
      await page.goto(path);
      await wear(page, theme);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectAccessible(page);
    });
  }
}
