import { attributesIn, ElementKind, KINDS } from './element-kinds';

function addressOf(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  return KINDS[name]?.address((attribute) => attributes[attribute]);
}

describe('the address of the view in an element', () => {
  it('is the dashboard’s, without the head of the page', () => {
    expect(addressOf('planewatch-dashboard', { name: 'red', range: '1h' })).toBe('/dashboards/red?kiosk=1&range=1h');
  });

  it('carries the values of the variables', () => {
    expect(addressOf('planewatch-dashboard', { name: 'red', variables: 'environment=prod,qa&text=a b' })).toBe(
      '/dashboards/red?kiosk=1&var-environment=prod%2Cqa&var-text=a+b',
    );
  });

  it('can’t be led elsewhere by a name', () => {
    expect(addressOf('planewatch-dashboard', { name: '../access?x=' })).toBe('/dashboards/..%2Faccess%3Fx%3D?kiosk=1');
  });

  it('is that of one panel', () => {
    expect(addressOf('planewatch-panel', { dashboard: 'red', panel: 'p95' })).toBe('/panel?dashboard=red&panel=p95');
    expect(addressOf('planewatch-panel', { query: 'up{job="a"}', unit: 'decimal' })).toBe(
      '/panel?query=up%7Bjob%3D%22a%22%7D&unit=decimal',
    );
  });

  it('keeps each value of a variable that is named twice', () => {
    expect(addressOf('planewatch-dashboard', { name: 'red', variables: 'plane=p1&plane=p2&route=/a,/b' })).toBe(
      '/dashboards/red?kiosk=1&var-plane=p1&var-plane=p2&var-route=%2Fa%2C%2Fb',
    );
  });

  it('leaves links out unless they are wanted', () => {
    expect(addressOf('planewatch-planes', { filter: 'prod' })).toBe('/tiles?filter=prod');
    expect(addressOf('planewatch-planes', { links: '' })).toBe('/tiles?links=yes');
  });
});

describe('the attributes of a framed element', () => {
  it('are those that it has, and nothing else of the address', () => {
    const parameters = { theme: 'dark', filter: 'prod', token: 'pwt_x', onclick: 'alert(1)', style: 'color: red', constructor: 'x' };
    expect(attributesIn(KINDS['planewatch-planes'] as ElementKind, parameters)).toEqual([
      ['theme', 'dark'],
      ['filter', 'prod'],
    ]);
  });
});
