import type { LineSeriesOption } from 'echarts/charts';
import { InkColours } from './ink';
import { lineOption, loneSamples } from './line-option';
import { Lines } from './lines';

const INK: InkColours = {
  series: ['#111', '#222'],
  text: '#000',
  muted: '#333',
  surface: '#fff',
  border: '#444',
  gridLine: '#555',
  warn: '#660',
  bad: '#700',
};
const LINES: Lines = {
  grid: { startMs: 0, stepMs: 10_000, count: 4 },
  lines: [
    { name: 'prod', slot: 0, dashed: false, values: Float64Array.of(1, Number.NaN, 3, Number.NaN) },
    { name: 'qa', slot: 1, dashed: true, values: Float64Array.of(10, 20, 30, 40) },
  ],
};
const picture = {
  lines: LINES,
  meaning: { title: 'Rate', unit: 'per-second' as const },
  ink: INK,
  zone: 'utc' as const,
  hidden: new Set<string>(),
};

function seriesOf(option: ReturnType<typeof lineOption>): LineSeriesOption[] {
  return option.series as LineSeriesOption[];
}

describe('lineOption', () => {
  it('leaves gaps open and never draws zero for nothing', () => {
    const [prod] = seriesOf(lineOption(picture));
    expect(prod?.data).toEqual(Float64Array.of(0, 1, 10_000, Number.NaN, 20_000, 3, 30_000, Number.NaN));
    expect(prod?.connectNulls).toBe(false);
    expect(prod?.smooth).toBeUndefined();
  });

  it('draws a lone sample as a dot', () => {
    expect([...loneSamples(Float64Array.of(1, Number.NaN, 3, Number.NaN))]).toEqual([0, 2]);
    expect(loneSamples(Float64Array.of(1, 2, Number.NaN)).size).toBe(0);
  });

  it('fits the axis to what is shown and starts at zero', () => {
    expect(lineOption(picture).yAxis).toMatchObject({ min: 0, max: 40, interval: 10 });
    expect(lineOption({ ...picture, hidden: new Set(['qa']) }).yAxis).toMatchObject({ max: 3 });
    expect(seriesOf(lineOption({ ...picture, hidden: new Set(['qa']) })).map((series) => series.name)).toEqual(['prod']);
  });

  it('spans the whole range, also where the lines do not', () => {
    expect(lineOption(picture).xAxis).toMatchObject({ min: 0, max: 30_000 });
  });

  it('marks a threshold only where it lies on the axis', () => {
    const threshold = { value: 25, label: '25 /s', tone: 'bad' as const };
    expect(seriesOf(lineOption({ ...picture, meaning: { ...picture.meaning, threshold } }))).toHaveLength(3);
    expect(seriesOf(lineOption({ ...picture, meaning: { ...picture.meaning, threshold: { ...threshold, value: 99 } } }))).toHaveLength(2);
  });

  it('does not move on a refresh', () => {
    expect(lineOption(picture)).toMatchObject({ animation: false });
  });
});
