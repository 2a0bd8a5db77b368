import { firingOf, parseFiring } from './alerts';

const alert = (alertname: string, data_plane: string | undefined, state: string) => ({ labels: { alertname, data_plane }, state });

describe('parseFiring', () => {
  it('keeps what is firing, and knows whose it is', () => {
    const body = {
      data: { alerts: [alert('ErrorRate', 'prod', 'firing'), alert('Slow', 'qa', 'pending'), alert('Disk', undefined, 'firing')] },
    };
    const firing = parseFiring(body);
    expect(firing.map(({ name }) => name)).toEqual(['ErrorRate', 'Disk']);
    expect(firingOf('prod', firing)).toEqual(['ErrorRate']);
    expect(firingOf('qa', firing)).toEqual([]);
    expect(firingOf('qa', undefined)).toEqual([]);
  });

  it.each([null, {}, { data: {} }])('refuses %j', (body) => {
    expect(() => parseFiring(body)).toThrow();
  });
});
