import { somePlane } from '../planes/some-plane';
import { newestFirst, versionMatrix } from './versions';

describe('versionMatrix', () => {
  const matrix = versionMatrix([
    somePlane({ id: 'prod-eu', environment: 'prod', version: '4.1.9' }),
    somePlane({ id: 'prod-us', environment: 'prod', version: '4.2.1' }),
    somePlane({ id: 'qa', environment: 'qa', version: '4.10.0' }),
    somePlane({ id: 'dev', environment: 'dev', version: '4.10.0' }),
    somePlane({ id: 'new', environment: 'dev', version: undefined }),
  ]);

  it('orders environments as versions are promoted, and versions by age', () => {
    expect(matrix.columns.map(({ environment }) => environment)).toEqual(['dev', 'qa', 'prod']);
    expect(matrix.rows.map(({ version }) => version)).toEqual(['4.10.0', '4.2.1', '4.1.9']);
    expect(matrix.rows.map(({ cells }) => cells.map((planes) => planes.length))).toEqual([
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('tells drift inside an environment and what was not promoted to it', () => {
    const prod = matrix.columns.at(-1);
    expect(prod).toEqual({ environment: 'prod', drifted: true, missed: { from: 'qa', version: '4.10.0' } });
    expect(matrix.columns.slice(0, 2).some(({ drifted, missed }) => drifted || missed !== undefined)).toBe(false);
  });

  it('puts a pre-release behind its release', () => {
    expect(['1.0-SNAPSHOT', '0.9', '1.0'].sort(newestFirst)).toEqual(['1.0', '1.0-SNAPSHOT', '0.9']);
  });
});
