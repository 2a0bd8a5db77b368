import { BUSINESS } from './business-queries';

describe('BUSINESS', () => {
  it('draws a line an environment, in the scope of the page', () => {
    const expressions = BUSINESS.map(({ expression }) => expression({ environments: ['qa'] }, '1m'));
    expect(expressions[0]).toBe('sum by (environment) (rate(shop_orders_created_total{environment=~"qa"}[1m]))');
    expect(expressions.every((text) => text.includes('environment=~"qa"'))).toBe(true);
  });
});
