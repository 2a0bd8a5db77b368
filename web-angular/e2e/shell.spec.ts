import { expectAccessible } from './appearance';
import { expect, test } from './watched';

test('keys lead from page to page, and the palette finds an environment', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article')).toHaveCount(3);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/charts$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dev');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/charts\?env=dev$/);
});

test('the sheet of keys is accessible, and Esc closes it', async ({ page }) => {
  await page.goto('/charts');
  await expect(page.getByRole('button', { name: 'Environments: All environments' })).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('the tab of one environment has its colour', async ({ page }) => {
  await page.goto('/charts?env=prod');
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /^data:image\/svg/);
  await expect(page).toHaveTitle('prod · Metrics · Planewatch');
  await page.keyboard.press('a');
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', 'favicon.svg');
});

for (const address of ['/charts?range=15m', '/compare', '/explore?g0.expr=up', '/dashboards/red']) {
  test(`a link to ${address} as it is now shows the same for ever`, async ({ page }) => {
    await page.goto(address);
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByLabel('Goes on with time')).toHaveValue(new RegExp(`${address.slice(0, 8).replace('?', '\\?')}`));
    await expect(page.getByLabel('As it is now')).toHaveValue(/from=.*&to=|g0\.end_input=/);
  });
}

test('with little room the UTC offset is still told', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Times are in/ })).toContainText('UTC');
});

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] }, tolerated: /status of 401/ });

  test('every page leads to sign-in and keeps in mind where to go', async ({ page }) => {
    for (const [address, wanted] of [
      ['/charts?env=prod', /to=%2Fcharts%3Fenv%3Dprod$/],
      ['/planes/prod', /to=%2Fplanes%2Fprod$/],
      ['/', /\/sign-in$/],
    ] as const) {
      await page.goto(address);
      await expect(page).toHaveURL(wanted);
    }
  });

  test('the sign-in page is accessible', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('Sign-in link or code')).toBeVisible();
    await expectAccessible(page);
  });

  test('a session that ends while a page is open leads to sign-in', async ({ page, context, browser }) => {
    const { storageState } = test.info().project.use;
    const signedIn = await browser.newContext({ storageState: storageState as string });
    await context.addCookies(await signedIn.cookies());
    await signedIn.close();
    await page.goto('/');
    await expect(page.getByRole('article')).toHaveCount(3);
    await context.clearCookies();
    await expect(page).toHaveURL(/\/sign-in\?why=expired&to=%2F$/, { timeout: 15_000 });
    await expect(page.getByText('Your session has ended.')).toBeVisible();
  });
});
