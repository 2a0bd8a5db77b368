import { SESSION_FILE } from './session-file';
import { expect, test } from './watched';

test.use({ tolerated: /status of 401/ });

test('the printed link signs in, once', async ({ page }) => {
  const code = /#code=(.+)$/.exec(process.env['PLANEWATCH_SIGN_IN_LINK'] ?? '')?.[1];
  expect(code, 'PLANEWATCH_SIGN_IN_LINK holds no link with a code; ./planewatch token --link prints one').toBeTruthy();

  // Somebody without a session is led to the sign-in page and keeps in mind where they wanted to go.
  await page.goto('/charts?range=1h');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fcharts%3Frange%3D1h$/);
  await expect(page.getByText('./planewatch token --link')).toBeVisible();

  await page.getByLabel('Sign-in link or code').fill(code ?? '');
  await page.getByRole('button', { name: 'Use the link' }).click();
  await expect(page).toHaveURL(/\/charts\?range=1h$/);
  await page.context().storageState({ path: SESSION_FILE });

  // The link that was printed leads to the same page; by now it is worth nothing.
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await expect(page.getByLabel('Sign-in link or code')).toBeVisible();
  // Pasted into the address bar of the sign-in page, it changes the fragment alone.
  await page.evaluate((pasted) => (location.hash = `code=${pasted}`), code);
  await expect(page.getByRole('alert')).toContainText('used before');
  expect(page.url()).not.toContain('code=');
});
