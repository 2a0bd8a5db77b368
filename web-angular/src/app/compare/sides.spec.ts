import { DEFAULT_RANGE } from '../range/range';
import { BEFORE, sidesOf, usualSides } from './sides';

describe('sides', () => {
  it('are two environments, or one and its own past', () => {
    expect(sidesOf('prod', 'qa', DEFAULT_RANGE).b).toEqual({ name: 'qa', environment: 'qa', offset: '' });
    expect(sidesOf('prod', BEFORE, DEFAULT_RANGE).b).toEqual({ name: 'prod before', environment: 'prod', offset: ' offset 5m' });
  });

  it('begin with production', () => {
    expect(usualSides(['dev', 'prod', 'qa'])).toEqual({ a: 'prod', b: 'dev' });
    expect(usualSides(['dev'])).toEqual({ a: 'dev', b: BEFORE });
    expect(usualSides([])).toBeUndefined();
  });
});
