import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';

export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** By the button that a person has, so that the choice is kept as it is for a person. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('data-theme')) !== theme) {
    await page.getByRole('button', { name: `Use the ${theme} theme` }).click();
  }
  await expect(html).toHaveAttribute('data-theme', theme);
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The editor's list of completions scrolls, and its keys are the editor's; axe takes that for a trap.
    .exclude('.cm-tooltip-autocomplete')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

const NARROW = { width: 390, height: 844 };

/** The documentation's pictures, wide and narrow, only where they were asked for: they change with every run. */
export async function picture(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize();
  if (process.env['PLANEWATCH_SCREENSHOTS'] !== '1' || wide === null) {
    return;
  }
  const path = (file: string) => fileURLToPath(new URL(`../../docs/images/${file}.png`, import.meta.url));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path(name) });
  await page.setViewportSize(NARROW);
  // Charts fit themselves to their new width in the frames that follow.
  await page.waitForTimeout(500);
  await page.screenshot({ path: path(`${name}-narrow`) });
  await page.setViewportSize(wide);
}
