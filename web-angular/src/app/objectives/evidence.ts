import { InstantAnswer } from '../prometheus/answer';
import { equals, selector } from '../prometheus/promql';
import { lasting } from '../unit/time';
import { Objective } from './objective';

/** On what the figures of one environment rest. */
export interface Evidence {
  /** Of the window, how much was counted. */
  readonly countedMs: number;
  /** Bad events of the last five minutes. */
  readonly recentBad: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A data plane that was away for a while does not make the figures of a month those of a part. */
const COVERED = 0.9;

/** An environment a series. Events are counted once a minute, so that the number of samples is the number of minutes. */
export function evidenceQueries({ name, definition: { windowDays } }: Objective): { readonly counted: string; readonly recent: string } {
  const of = (what: string) => selector(`objective:${what}:increase1m`, equals('objective', name));
  return {
    counted: `max by (environment) (count_over_time(${of('total')}[${windowDays}d]))`,
    recent: `sum by (environment) (sum_over_time(${of('bad')}[5m]))`,
  };
}

/** By environment. Without a series of bad events nothing was bad. */
export function evidenceOf(counted: InstantAnswer, recent: InstantAnswer): ReadonlyMap<string, Evidence> {
  const bad = new Map(recent.samples.map(({ labels, value }) => [labels['environment'] ?? '', value]));
  return new Map(
    counted.samples.map(({ labels, value }) => {
      const environment = labels['environment'] ?? '';
      return [environment, { countedMs: value * MINUTE_MS, recentBad: bad.get(environment) ?? 0 }];
    }),
  );
}

/** Says so where figures of a window rest on a small part of it; undefined where they rest on the window. */
export function coverageText(evidence: Evidence | undefined, windowDays: number): string | undefined {
  return evidence === undefined || evidence.countedMs >= COVERED * windowDays * DAY_MS
    ? undefined
    : `from ${lasting(evidence.countedMs)} of data`;
}
