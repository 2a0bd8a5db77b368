import { clockWithSeconds, lasting, Zone } from '../unit/time';
import { Plane } from './plane';

export type Answer = 'yes' | 'no' | 'unknown';

export interface Rung {
  readonly title: string;
  readonly answer: Answer;
  /** What is known, or what to do. */
  readonly detail: string;
}

/** What Prometheus says of a plane's target; NaN where it says nothing. */
export interface Scrape {
  readonly up: number;
  readonly samples: number;
  readonly requestsPerSecond: number;
}

/** The way of a metric from a new data plane to a chart, rung by rung: the first one that is not reached is where to look. */
export function ladderOf(plane: Plane, scrape: Scrape | undefined, nowMs: number, zone: Zone): readonly Rung[] {
  const where = plane.scrapedAt ?? 'an address that it has not announced yet';
  return [
    { title: 'It may join', answer: 'yes', detail: 'A join token was made for it.' },
    registered(plane),
    heartbeat(plane, nowMs, zone),
    rung(plane.path === 'direct' ? 'Prometheus reads it' : 'Prometheus reads its collector', scrape?.up, 1, {
      yes: `${where} answers.`,
      no: `${where} does not answer, or refuses.`,
      unknown: 'Prometheus has not tried yet; a new plane is found within seconds of its registration.',
    }),
    rung('Samples arrive', scrape?.samples, 1, {
      yes: `${scrape?.samples ?? 0} in the last scrape.`,
      no: 'The answer was empty: the application exports nothing, or to another collector.',
      unknown: 'Not known before it is read.',
    }),
    rung('Requests are measured', scrape?.requestsPerSecond, 0, {
      yes: 'Its charts show them.',
      no: '',
      unknown: 'No request was answered in the last minute, or the telemetry library is not in the application.',
    }),
  ];
}

function registered({ state, version, id }: Plane): Rung {
  const title = 'It has registered';
  return state === 'REGISTERED'
    ? { title, answer: 'no', detail: `Nothing has reported as ${id} yet. Start the application with the settings below.` }
    : { title, answer: 'yes', detail: version === undefined ? 'It did not tell its version.' : `As version ${version}.` };
}

function heartbeat({ state, sinceMs, lastSeenMs }: Plane, nowMs: number, zone: Zone): Rung {
  const title = 'It is alive';
  switch (state) {
    case 'LIVE':
      return { title, answer: 'yes', detail: lastSeenMs === undefined ? '' : `It was heard ${lasting(nowMs - lastSeenMs)} ago.` };
    case 'DOWN':
      return { title, answer: 'no', detail: `It was last heard at ${clockWithSeconds(sinceMs, zone)}, ${lasting(nowMs - sinceMs)} ago.` };
    case 'REGISTERED':
      return { title, answer: 'unknown', detail: 'Not known before it has registered.' };
  }
}

function rung(title: string, value: number | undefined, least: number, details: Readonly<Record<Answer, string>>): Rung {
  const answer = value === undefined || Number.isNaN(value) ? 'unknown' : value >= least ? 'yes' : 'no';
  return { title, answer, detail: details[answer] };
}
