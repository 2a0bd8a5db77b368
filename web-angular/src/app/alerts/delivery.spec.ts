import { deliveryText, parseDelivery } from './delivery';

describe('whether alerts get through', () => {
  const heard = '1970-01-01T00:00:10Z';

  it.each([
    [{ lastHeard: heard, silent: false }, 'Alerts get through: the test alert came last 20 s ago.'],
    [{ lastHeard: heard, silent: true }, 'Alerts may not reach anybody: the test alert that always fires came last 20 s ago.'],
    [
      { lastHeard: null, silent: false },
      'Whether alerts get through is not known yet: the test alert has not come since the control plane’s start.',
    ],
  ])('%j', (body, sentence) => {
    expect(deliveryText(parseDelivery(body), 30_000)).toBe(sentence);
  });
});
