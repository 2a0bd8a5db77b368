import { vitalsByPlane } from './plane-vitals';

const GRID = { startMs: 0, stepMs: 10_000, count: 2 };
const rate = (plane: string, ...values: number[]) => ({ labels: { data_plane: plane }, values: Float64Array.from(values) });
const sample = (plane: string, value: number) => ({ labels: { data_plane: plane }, value });

describe('vitalsByPlane', () => {
  it('joins what is known of a plane', () => {
    const vitals = vitalsByPlane({
      rate: { grid: GRID, series: [rate('prod', 9, 10)], warnings: [] },
      errors: { samples: [sample('prod', 0.05)], warnings: [] },
      p95: { samples: [sample('prod', 0.2)], warnings: [] },
    });
    expect(vitals.get('prod')).toMatchObject({ requestsPerSecond: 10, errorRatio: 0.05, p95Seconds: 0.2 });
  });

  it('takes no failed request for no error', () => {
    const vitals = vitalsByPlane({
      rate: { grid: GRID, series: [rate('prod', 9, 10)], warnings: [] },
      errors: { samples: [], warnings: [] },
      p95: { samples: [], warnings: [] },
    });
    expect(vitals.get('prod')?.errorRatio).toBe(0);
  });

  it('says nothing of errors where there were no requests', () => {
    const vitals = vitalsByPlane({
      rate: { grid: GRID, series: [rate('qa', 0, 0), rate('dev', 5, Number.NaN)], warnings: [] },
      errors: { samples: [], warnings: [] },
      p95: { samples: [], warnings: [] },
    });
    expect(vitals.get('qa')).toMatchObject({ requestsPerSecond: 0, errorRatio: Number.NaN });
    expect(vitals.get('dev')?.requestsPerSecond).toBeNaN();
  });

  it('says nothing of errors and latency any more where a plane has stopped sending', () => {
    const vitals = vitalsByPlane({
      rate: { grid: GRID, series: [rate('dev', 5, Number.NaN)], warnings: [] },
      errors: { samples: [sample('dev', 0.05)], warnings: [] },
      p95: { samples: [sample('dev', 0.2)], warnings: [] },
    });
    expect(vitals.get('dev')).toMatchObject({ errorRatio: Number.NaN, p95Seconds: Number.NaN });
  });
});
