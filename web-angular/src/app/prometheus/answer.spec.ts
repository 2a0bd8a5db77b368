import { parseInstant, parseRange } from './answer';

const GRID = { startMs: 10_000, stepMs: 10_000, count: 4 };

function matrix(values: [number, string][]): unknown {
  return { status: 'success', data: { resultType: 'matrix', result: [{ metric: { environment: 'prod' }, values }] } };
}

describe('parseRange', () => {
  it('leaves a gap where a step has no sample', () => {
    const { series } = parseRange(
      matrix([
        [10, '1.5'],
        [40, '2'],
      ]),
      GRID,
    );
    expect(series[0]?.labels).toEqual({ environment: 'prod' });
    expect([...(series[0]?.values ?? [])]).toEqual([1.5, Number.NaN, Number.NaN, 2]);
  });

  it('reads infinities and NaN as Prometheus writes them', () => {
    const { series } = parseRange(
      matrix([
        [10, '+Inf'],
        [20, '-Inf'],
        [30, 'NaN'],
      ]),
      GRID,
    );
    expect([...(series[0]?.values ?? [])].slice(0, 3)).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]);
  });

  it('keeps warnings', () => {
    const body = { status: 'success', data: { resultType: 'matrix', result: [] }, warnings: ['a store is away'] };
    expect(parseRange(body, GRID)).toEqual({ grid: GRID, series: [], warnings: ['a store is away'] });
  });

  it.each([undefined, null, {}, { status: 'error' }, { status: 'success', data: { resultType: 'vector', result: [] } }])(
    'refuses %j',
    (body) => {
      expect(() => parseRange(body, GRID)).toThrow();
    },
  );
});

describe('parseInstant', () => {
  it('reads a vector', () => {
    const body = { status: 'success', data: { resultType: 'vector', result: [{ metric: { data_plane: 'qa' }, value: [10, '0.25'] }] } };
    expect(parseInstant(body).samples).toEqual([{ labels: { data_plane: 'qa' }, value: 0.25 }]);
  });

  it('says what to do with native histograms, and draws the other series', () => {
    const histogram = { metric: { a: 'h' }, histograms: [[0, { count: '3', sum: '1', buckets: [] }]] };
    const floats = { metric: { a: 'f' }, values: [[0, '1']] };
    const grid = { startMs: 0, stepMs: 1000, count: 1 };
    const answer = (result: unknown[]) => ({ status: 'success', data: { resultType: 'matrix', result } });
    expect(() => parseRange(answer([histogram]), grid)).toThrow(/native histograms.*histogram_quantile/);
    const both = parseRange(answer([histogram, floats]), grid);
    expect(both.series.map(({ labels }) => labels)).toEqual([{ a: 'f' }]);
    expect(both.warnings[0]).toContain('1 of 2 series are not drawn');
    const instant = { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, histogram: [0, { count: '3' }] }] } };
    expect(parseInstant(instant).samples).toEqual([]);
  });
});
