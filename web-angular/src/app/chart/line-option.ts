import type { LineSeriesOption } from 'echarts/charts';
import { endMs, Grid, timeAt } from '../prometheus/grid';
import { formatTick } from '../unit/format-value';
import { Scale } from '../unit/nice-scale';
import { Zone } from '../unit/time';
import type { LineOption } from './echarts';
import { InkColours } from './ink';
import { Line, Lines, LinesMeaning, scaleOf, Threshold } from './lines';
import { PLOT, shareOf } from './plot';
import { timeTicks } from './time-ticks';

const LONE_SAMPLE_PX = 4;
const LAST_LABEL_SHARE = 0.99;

export interface LinePicture {
  readonly lines: Lines;
  readonly meaning: LinesMeaning;
  readonly ink: InkColours;
  readonly zone: Zone;
  /** Lines that stand back because others were isolated or these were switched off. */
  readonly hidden: ReadonlySet<string>;
}

/** What ECharts is to draw. From zero, without smoothing and without joining gaps: a line says only what was measured. */
export function lineOption({ lines, meaning, ink, zone, hidden }: LinePicture): LineOption {
  const shown = lines.lines.filter((line) => !hidden.has(line.name));
  const scale = scaleOf(shown, meaning.unit);
  const ticks = timeTicks(lines.grid.startMs, endMs(lines.grid), zone);
  const customValues = ticks.map(({ ms }) => ms);
  const isAtEnd = (shareOf(ticks.at(-1)?.ms ?? 0, lines.grid) ?? 0) > LAST_LABEL_SHARE;
  return {
    animation: false,
    // Ticks and labels are computed for the zone that is shown.
    useUTC: true,
    grid: { ...PLOT, outerBoundsMode: 'none' },
    xAxis: {
      type: 'time',
      min: lines.grid.startMs,
      max: endMs(lines.grid),
      axisLine: { lineStyle: { color: ink.border } },
      axisTick: { lineStyle: { color: ink.border }, length: 4, customValues },
      splitLine: { show: false },
      axisLabel: {
        color: ink.muted,
        fontSize: 12,
        hideOverlap: true,
        customValues,
        // A label at the end of the axis would be cut by the chart's edge.
        alignMaxLabel: isAtEnd ? 'right' : 'center',
        formatter: (value: number) => ticks.find(({ ms }) => ms === value)?.label ?? '',
      },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.interval,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: ink.gridLine } },
      axisLabel: { color: ink.muted, fontSize: 12, formatter: (value: number) => formatTick(value, meaning.unit) },
    },
    series: [...shown.map((line) => seriesOf(line, lines, ink)), ...thresholdSeries(meaning.threshold, scale, ink)],
  };
}

function seriesOf(line: Line, { grid }: Lines, ink: InkColours): LineSeriesOption {
  const colour = ink.series[line.slot] ?? ink.muted;
  return {
    type: 'line',
    name: line.name,
    dimensions: ['time', 'value'],
    data: pointsOf(line.values, grid),
    color: colour,
    lineStyle: { width: 1.5, color: colour, type: line.dashed ? [5, 3] : 'solid' },
    connectNulls: false,
    ...symbolsOf(loneSamples(line.values)),
    silent: true,
    emphasis: { disabled: true },
  };
}

/** The size is asked of every sample, so only where there is one to be seen. */
function symbolsOf(lone: ReadonlySet<number>): Pick<LineSeriesOption, 'showSymbol' | 'symbol' | 'symbolSize'> {
  return lone.size === 0
    ? { showSymbol: false }
    : {
        showSymbol: true,
        symbol: 'circle',
        symbolSize: (_value: unknown, { dataIndex }: { dataIndex: number }) => (lone.has(dataIndex) ? LONE_SAMPLE_PX : 0),
      };
}

/** Time and value in turns, which is read several times as fast as an array a point; what can't be drawn is a gap. */
function pointsOf(values: Float64Array, grid: Grid): NonNullable<LineSeriesOption['data']> {
  const points = new Float64Array(2 * values.length);
  values.forEach((value, index) => {
    points[2 * index] = timeAt(grid, index);
    points[2 * index + 1] = Number.isFinite(value) ? value : Number.NaN;
  });
  // ECharts reads it, which its types do not say.
  return points as unknown as NonNullable<LineSeriesOption['data']>;
}

/** A sample between two gaps has no line; it is drawn as a dot, or nobody would see it. */
export function loneSamples(values: Float64Array): ReadonlySet<number> {
  const lone = new Set<number>();
  values.forEach((value, index) => {
    const alone = Number.isNaN(values[index - 1] ?? Number.NaN) && Number.isNaN(values[index + 1] ?? Number.NaN);
    if (!Number.isNaN(value) && alone) {
      lone.add(index);
    }
  });
  return lone;
}

function thresholdSeries(threshold: Threshold | undefined, { min, max }: Scale, ink: InkColours): LineSeriesOption[] {
  // Beyond the axis it would squeeze the lines; a threshold far away is no news.
  if (threshold === undefined || threshold.value > max) {
    return [];
  }
  const colour = ink[threshold.tone];
  return [
    {
      type: 'line',
      data: [],
      silent: true,
      z: 5,
      markLine: {
        symbol: 'none',
        animation: false,
        lineStyle: { color: colour, type: [4, 4], width: 1 },
        label: {
          formatter: threshold.label,
          position: 'insideEndTop',
          color: colour,
          backgroundColor: ink.surface,
          padding: [1, 3],
          fontSize: 12,
        },
        data: [{ yAxis: threshold.value }],
      },
      markArea: {
        animation: false,
        itemStyle: { color: colour, opacity: 0.06 },
        data: [[{ yAxis: threshold.value }, { yAxis: threshold.below === true ? min : max }]],
      },
    },
  ];
}
