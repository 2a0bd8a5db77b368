import { PlaneState } from './plane';
import { conditionOf, Vitals, worstFirst } from './plane-health';
import { somePlane } from './some-plane';

const plane = (state: PlaneState, id = 'a') => somePlane({ id, state });

function vitals(errorRatio: number, requestsPerSecond = 10, p95Seconds = 0.1): Vitals {
  return { requestsPerSecond, errorRatio, p95Seconds, trend: new Float64Array() };
}

describe('conditionOf', () => {
  it('believes the registry before the metrics: a dead plane’s last minute still looks well', () => {
    expect(conditionOf(plane('DOWN'), vitals(0))).toBe('down');
    expect(conditionOf(plane('REGISTERED'), undefined)).toBe('waiting');
  });

  it('does not call a plane down that is being worked on', () => {
    expect(conditionOf(somePlane({ state: 'DOWN', maintenanceUntilMs: 1 }), undefined)).toBe('maintenance');
  });

  it('tells a live plane by its errors and latency', () => {
    expect(conditionOf(plane('LIVE'), vitals(0.05))).toBe('failing');
    expect(conditionOf(plane('LIVE'), vitals(0.02))).toBe('degraded');
    expect(conditionOf(plane('LIVE'), vitals(0, 10, 1.2))).toBe('degraded');
    expect(conditionOf(plane('LIVE'), vitals(0.001))).toBe('well');
  });

  it('tells a plane that reports but sends no metrics from one without traffic', () => {
    expect(conditionOf(plane('LIVE'), vitals(Number.NaN, Number.NaN))).toBe('silent');
    expect(conditionOf(plane('LIVE'), vitals(Number.NaN, 0))).toBe('well');
  });

  it('does not call a plane silent while metrics are not known', () => {
    expect(conditionOf(plane('LIVE'), undefined)).toBe('well');
  });
});

describe('worstFirst', () => {
  it('puts a plane with an alert before one that is merely degraded', () => {
    const well = { plane: somePlane({ id: 'z' }), vitals: undefined, condition: 'well' as const, firing: ['HighErrorRate'] };
    const degraded = { plane: somePlane({ id: 'a' }), vitals: undefined, condition: 'degraded' as const, firing: [] };
    expect(worstFirst([degraded, well]).map(({ plane: { id } }) => id)).toEqual(['z', 'a']);
  });

  it('puts production before its equals', () => {
    const well = (id: string, environment: string) => ({
      plane: somePlane({ id, displayName: id, environment }),
      vitals: undefined,
      condition: 'well' as const,
      firing: [],
    });
    expect(worstFirst([well('a', 'dev'), well('b', 'prod')]).map(({ plane: { id } }) => id)).toEqual(['b', 'a']);
  });

  it('puts what is wrong first and keeps equals in the order of their names', () => {
    const planes = (['LIVE', 'LIVE', 'DOWN'] as const).map((state, index) => ({
      plane: plane(state, ['p10', 'p9', 'x'][index]),
      vitals: undefined,
      firing: [],
      condition: state === 'DOWN' ? ('down' as const) : ('well' as const),
    }));
    expect(worstFirst(planes).map(({ plane: { id } }) => id)).toEqual(['x', 'p9', 'p10']);
  });
});
