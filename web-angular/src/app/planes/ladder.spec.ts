import { ladderOf } from './ladder';
import { PlaneState } from './plane';
import { somePlane } from './some-plane';

const NOW = 1_000_000;

const plane = (state: PlaneState) => somePlane({ state, sinceMs: NOW - 120_000, lastSeenMs: NOW - 2000 });

const answers = (state: PlaneState, up: number, samples: number, requestsPerSecond: number) =>
  ladderOf(plane(state), { up, samples, requestsPerSecond }, NOW, 'utc').map(({ answer }) => answer);

describe('ladderOf', () => {
  it('is climbed by a plane whose requests are on the charts', () => {
    expect(answers('LIVE', 1, 200, 0)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
  });

  it('ends at the registration of a plane that never reported', () => {
    expect(answers('REGISTERED', Number.NaN, Number.NaN, Number.NaN)).toEqual(['yes', 'no', 'unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('tells a dead application behind a living collector', () => {
    expect(answers('DOWN', 1, 0, Number.NaN)).toEqual(['yes', 'yes', 'no', 'yes', 'no', 'unknown']);
    expect(ladderOf(plane('DOWN'), undefined, NOW, 'utc')[2]?.detail).toContain('2 min ago');
  });

  it('names the address that does not answer', () => {
    const rung = ladderOf(plane('LIVE'), { up: 0, samples: Number.NaN, requestsPerSecond: Number.NaN }, NOW, 'utc')[3];
    expect(rung).toEqual({ title: 'Prometheus reads its collector', answer: 'no', detail: '127.0.0.1:8909 does not answer, or refuses.' });
  });
});
