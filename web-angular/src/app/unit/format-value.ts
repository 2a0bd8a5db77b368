export type Unit = 'per-second' | 'seconds' | 'ratio' | 'count' | 'bytes';

/** A figure and its unit apart, so that a page can mute the unit. */
export interface Figure {
  readonly figure: string;
  readonly unit: string;
}

export const NOTHING = '–';

type Write = (value: number) => string;

export function formatFigure(value: number, unit: Unit, write = significant): Figure {
  if (Number.isNaN(value)) {
    return { figure: NOTHING, unit: '' };
  }
  switch (unit) {
    case 'per-second': {
      const { figure, prefix } = scaled(value, write);
      return { figure, unit: `${prefix}/s` };
    }
    case 'seconds':
      return formatSeconds(value, write);
    case 'ratio':
      return { figure: write(value * 100), unit: '%' };
    case 'count': {
      if (Number.isInteger(value) && Math.abs(value) < 1000) {
        return { figure: String(value), unit: '' };
      }
      const { figure, prefix } = scaled(value, write);
      return { figure, unit: prefix };
    }
    case 'bytes':
      return formatBytes(value, write);
    default: {
      const missing: never = unit;
      throw new Error(`No format for the unit ${String(missing)}.`);
    }
  }
}

export function formatValue(value: number, unit: Unit): string {
  const { figure, unit: suffix } = formatFigure(value, unit);
  return suffix === '' ? figure : `${figure} ${suffix}`;
}

function formatSeconds(value: number, write: Write): Figure {
  const size = Math.abs(value);
  if (size === 0) {
    return { figure: '0', unit: 'ms' };
  }
  if (size < 0.000_999_5) {
    return { figure: write(value * 1e6), unit: 'µs' };
  }
  if (size < 0.9995) {
    return { figure: write(value * 1e3), unit: 'ms' };
  }
  return size < 120 ? { figure: write(value), unit: 's' } : { figure: write(value / 60), unit: 'min' };
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const SI_PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

function formatBytes(value: number, write: Write): Figure {
  const power = value === 0 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.abs(value)) / 10)));
  return { figure: write(value / 1024 ** power), unit: BYTE_UNITS[power] ?? 'B' };
}

function scaled(value: number, write: Write): { figure: string; prefix: string } {
  const size = Math.abs(value);
  const power = SI_PREFIXES.filter((_prefix, index) => size >= 0.9995 * 1000 ** index).length - 1;
  if (Number.isFinite(value) && size >= 0.9995 * 1000 ** SI_PREFIXES.length) {
    // Nobody knows the prefixes beyond.
    return { figure: value.toExponential(2), prefix: '' };
  }
  return { figure: write(value / 1000 ** Math.max(0, power)), prefix: SI_PREFIXES[Math.max(0, power)] ?? '' };
}

/** For an axis, whose labels are round: without the zeros that keep a changing figure's width. */
export function formatTick(value: number, unit: Unit): string {
  const { figure, unit: suffix } = formatFigure(value, unit, asShort);
  return suffix === '' ? figure : `${figure} ${suffix}`;
}

/** As many decimals as the value has: a label that is rounded stands beside its line. */
function asShort(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : significant(value);
}

/** Three significant digits, never more than two decimals: 0.21, 1.80, 12.4, 410. */
function significant(value: number): string {
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(value);
  const decimals = size === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return value.toFixed(decimals);
}
