import { lineThreshold, meaningOf, toneOf } from './panel-meaning';
import { Panel } from './perses';

const panel = (spec: Record<string, unknown>): Panel => ({
  kind: 'Panel',
  spec: { display: { name: 'P' }, plugin: { kind: 'StatChart', spec } },
});

describe('what a panel says', () => {
  it('is read wherever Perses writes the unit', () => {
    const units = [
      { format: { unit: 'bytes' } },
      { yAxis: { format: { unit: 'seconds' } } },
      { yAxisFormat: { unit: 'percent-decimal' } },
      {},
    ];
    expect(units.map((spec) => meaningOf(panel(spec)).unit)).toEqual(['bytes', 'seconds', 'ratio', 'count']);
  });

  it('warns at the steps before the last, which is bad', () => {
    const meaning = meaningOf(panel({ thresholds: { steps: [{ value: 5 }, { color: 'red' }, { value: 2 }] } }));
    expect([1, 2, 5].map((value) => toneOf(value, meaning.thresholds))).toEqual(['', 'warn', 'bad']);
    expect(lineThreshold(meaning).threshold).toEqual({ value: 5, label: '5', tone: 'bad' });
  });
});
