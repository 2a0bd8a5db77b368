/** One number over the chosen range, and the same over the range before it. */
export interface CardFigure {
  readonly now: number;
  readonly before: number;
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  readonly text: string;
}

/** Scrapes that failed now and then do not make a period incomparable. */
const LEAST_COVERED = 0.9;

/** The former period's figure, where samples cover the period: a figure of its last minutes is not one of the whole. */
export function coveredFigure(now: number, before: number, coveredSteps: number, steps: number): CardFigure {
  return { now, before: coveredSteps >= LEAST_COVERED * steps ? before : Number.NaN };
}

const NOT_WORTH_TELLING = 0.005;

/** Against the period before: in percent, or for a ratio in percentage points, because a percentage of a percentage misleads. */
export function changeOf({ now, before }: CardFigure, ofRatio: boolean): Change | undefined {
  if (Number.isNaN(now) || Number.isNaN(before) || (before === 0 && !ofRatio)) {
    return undefined;
  }
  const difference = ofRatio ? now - before : now / before - 1;
  if (Math.abs(difference) < (ofRatio ? NOT_WORTH_TELLING / 100 : NOT_WORTH_TELLING)) {
    return { direction: 'same', text: '±0 %' };
  }
  const size = Math.abs(difference * 100);
  const text = ofRatio ? `${size.toFixed(2)} pp` : size < 1000 ? `${size.toFixed(0)} %` : `${(size / 100 + 1).toFixed(0)} ×`;
  return { direction: difference > 0 ? 'up' : 'down', text };
}
