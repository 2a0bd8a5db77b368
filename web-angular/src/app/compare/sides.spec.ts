import { DEFAULT_RANGE } from '../range/range';
import { BEFORE, namesOf, sidesOf, usualSides } from './sides';

describe('sides', () => {
  it('are two environments, or one and its own past', () => {
    expect(sidesOf('prod', 'qa', DEFAULT_RANGE).b).toEqual({ name: 'qa', environment: 'qa', offset: '' });
    expect(sidesOf('prod', BEFORE, DEFAULT_RANGE).b).toEqual({ name: 'prod before', environment: 'prod', offset: ' offset 5m' });
  });

  it('measure an environment against its past, and else B against A', () => {
    expect(sidesOf('prod', BEFORE, DEFAULT_RANGE).baseline).toBe('b');
    expect(sidesOf('prod', 'qa', DEFAULT_RANGE).baseline).toBe('a');
    expect(namesOf(sidesOf('prod', BEFORE, DEFAULT_RANGE))).toEqual({ baseline: 'before', measured: 'now' });
    expect(namesOf(sidesOf('prod', 'qa', DEFAULT_RANGE))).toEqual({ baseline: 'in prod', measured: 'in qa' });
  });

  it('begin with production and the environment before it', () => {
    expect(usualSides(['dev', 'prod', 'qa'])).toEqual({ a: 'prod', b: 'qa' });
    expect(usualSides(['dev'])).toEqual({ a: 'dev', b: BEFORE });
    expect(usualSides([])).toBeUndefined();
  });
});
