import { SOME_ALERT } from './some-alert';
import { furtherLabels, previewOf } from './silence-preview';

const orders = SOME_ALERT;
const payments = { ...SOME_ALERT, id: 'a2', labels: { ...SOME_ALERT.labels, http_route: '/api/payments' } };
const pending = { ...SOME_ALERT, id: 'a3', state: 'pending' as const };
const elsewhere = { ...SOME_ALERT, id: 'a4', plane: 'qa' };
const alerts = [orders, payments, pending, elsewhere];
const named = { name: 'alertname', value: 'HighErrorRate' };

describe('the preview of a silence', () => {
  it('of all labels of an alert matches only this alert', () => {
    const matchers = [named, { name: 'http_route', value: '/api/orders' }];
    const { matched, anyAlert } = previewOf({ kind: 'silence', planes: ['prod'], matchers }, alerts);
    expect(matched.map(({ id }) => id)).toEqual(['a1']);
    expect(anyAlert).toBe(false);
  });

  it('shows that fewer labels match more alerts', () => {
    expect(previewOf({ kind: 'silence', planes: ['prod'], matchers: [named] }, alerts).matched.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(previewOf({ kind: 'silence', matchers: [named] }, alerts).matched).toHaveLength(3);
  });

  it('tells a silence that is about no alert by name', () => {
    expect(previewOf({ kind: 'silence', matchers: [{ name: 'severity', value: 'critical' }] }, alerts)).toEqual({
      matched: [],
      anyAlert: true,
    });
    expect(previewOf({ kind: 'maintenance', planes: ['qa'], matchers: [] }, alerts).anyAlert).toBe(false);
  });
});

describe('further labels', () => {
  it('are those without a field of their own', () => {
    expect(
      furtherLabels({ alertname: 'A', severity: 'warning', data_plane: 'prod', http_route: '/a', environment: 'prod', empty: '' }),
    ).toEqual([
      ['environment', 'prod'],
      ['http_route', '/a'],
    ]);
  });
});
