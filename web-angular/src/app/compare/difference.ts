import { formatValue, Unit } from '../unit/format-value';

/** B − A at every step; NaN where either has nothing. */
export function differenceOf(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from(a, (value, index) => (b[index] ?? Number.NaN) - value);
}

export interface DifferenceShape {
  /** Filled outlines above and below the middle. */
  readonly above: string;
  readonly below: string;
  /** The largest distance from zero, at which the strip ends. */
  readonly largest: number;
}

/** Steps as bars around a middle line; gaps stay empty. */
export function differenceShape(values: Float64Array, width: number, height: number): DifferenceShape {
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  const [half, stride] = [height / 2, width / Math.max(1, values.length - 1)];
  let [above, below] = ['', ''];
  if (largest > 0) {
    values.forEach((value, index) => {
      if (!Number.isFinite(value) || value === 0) {
        return;
      }
      const size = (Math.abs(value) / largest) * half;
      const left = Math.max(0, (index - 0.5) * stride);
      const right = Math.min(width, (index + 0.5) * stride);
      const bar = `M${fixed(left)} ${fixed(half)}v${fixed(value > 0 ? -size : size)}H${fixed(right)}V${fixed(half)}Z`;
      if (value > 0) {
        above += bar;
      } else {
        below += bar;
      }
    });
  }
  return { above, below, largest };
}

/** Over the steps that both have. */
export function averageOf(values: Float64Array): number {
  const known = values.filter((value) => Number.isFinite(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

/** With its sign; of ratios in percentage points, because a percentage of a percentage misleads. */
export function differenceText(value: number, unit: Unit): string {
  const size = formatValue(Math.abs(value), unit);
  const text = unit === 'ratio' ? size.replace('%', 'pp') : size;
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}
