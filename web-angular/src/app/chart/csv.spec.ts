import { csvOf } from './csv';

describe('csvOf', () => {
  it('writes a row a step and leaves gaps empty', () => {
    const lines = [
      { name: 'prod', slot: 0, dashed: false, values: Float64Array.of(1.5, Number.NaN) },
      { name: 'a "b", c', slot: 1, dashed: false, values: Float64Array.of(-2, 1e-9) },
    ];
    expect(csvOf({ grid: { startMs: 0, stepMs: 10_000, count: 2 }, lines })).toBe(
      'time,prod,"a ""b"", c"\r\n1970-01-01T00:00:00.000Z,1.5,-2\r\n1970-01-01T00:00:10.000Z,,1e-9\r\n',
    );
  });

  it('lets no name become a formula', () => {
    const lines = [{ name: '=1+1', slot: 0, dashed: false, values: Float64Array.of(-1) }];
    expect(csvOf({ grid: { startMs: 0, stepMs: 10_000, count: 1 }, lines })).toContain("time,'=1+1\r\n");
  });
});
