import { SOME_ALERT } from '../alerts/some-alert';
import { firingOf, newsIn } from './firing';

describe('newsIn', () => {
  it('keeps what somebody is told of, worst first, and knows whose it is', () => {
    const firing = newsIn([
      { ...SOME_ALERT, name: 'ErrorRate', plane: 'prod' },
      { ...SOME_ALERT, name: 'Slow', plane: 'qa', silencedBy: ['s1'] },
      { ...SOME_ALERT, name: 'Disk', plane: '', severity: 'critical' },
    ]);
    expect(firing.map(({ name }) => name)).toEqual(['Disk', 'ErrorRate']);
    expect(firingOf('prod', firing)).toEqual(['ErrorRate']);
    expect(firingOf('qa', firing)).toEqual([]);
    expect(firingOf('qa', undefined)).toEqual([]);
  });
});
