import { niceScale } from '../unit/nice-scale';
import { PanelMeaning } from './panel-meaning';

/**
 * Where the arcs of a panel's gauges end: where the document says, at 100 % for a ratio, else at a round figure above all values and
 * thresholds. Never at the threshold, because then a value just above it and one far above it look the same.
 */
export function gaugeMax({ max, unit, thresholds }: Pick<PanelMeaning, 'max' | 'unit' | 'thresholds'>, values: readonly number[]): number {
  if (max !== undefined && max > 0) {
    return max;
  }
  const known = [...values, ...thresholds].filter(Number.isFinite);
  const highest = Math.max(0, ...known);
  return unit === 'ratio' && highest <= 1 ? 1 : niceScale(highest).max;
}
