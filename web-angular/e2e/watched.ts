import { test as base } from '@playwright/test';

/** A page that must not complain: no error on the console (a breach of the content security policy is one) and no foreign origin. */
export const test = base.extend<{ complaints: string[]; tolerated: RegExp }>({
  tolerated: [/$^/, { option: true }],
  complaints: [
    async ({ page, baseURL, tolerated }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !tolerated.test(message.text())) {
          complaints.push(message.text());
        }
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(new URL(baseURL ?? '').origin) && !url.startsWith('data:') && !url.startsWith('blob:')) {
          complaints.push(`asked another origin: ${url}`);
        }
      });
      await use(complaints);
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
