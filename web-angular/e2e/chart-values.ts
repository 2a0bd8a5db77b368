import { Page } from '@playwright/test';

/** What a chart shows, read as a person without a picture reads it: from its table. Values by line, newest first, `–` for a gap. */
export async function chartValues(page: Page, title: string): Promise<Map<string, string[]>> {
  const panel = page.getByRole('region', { name: title, exact: true });
  const asTable = panel.getByRole('button', { name: `${title} as a table` });
  if ((await asTable.count()) === 0) {
    return new Map();
  }
  if ((await asTable.getAttribute('aria-pressed')) !== 'true') {
    await asTable.click();
  }
  const table = panel.getByRole('table', { name: title, exact: true });
  const [names = [], ...rows] = await table
    .locator('tr')
    .evaluateAll((found) => found.map((row) => Array.from(row.children, (cell) => cell.textContent.trim())));
  return new Map(names.slice(1).map((name, column) => [name, rows.map((row) => row[column + 1] ?? '')]));
}

/** A line's numbers, newest first, without its gaps. */
async function numbers(page: Page, title: string, plane: string): Promise<number[]> {
  const column = (await chartValues(page, title)).get(plane) ?? [];
  return column.map((value) => parseFloat(value)).filter((value) => !Number.isNaN(value));
}

export const highest = async (page: Page, title: string, plane: string) => Math.max(0, ...(await numbers(page, title, plane)));

/** Not a number where the line has none. */
export const newest = async (page: Page, title: string, plane: string) => (await numbers(page, title, plane))[0] ?? Number.NaN;
