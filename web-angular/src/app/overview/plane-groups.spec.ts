import { Condition, PlaneHealth } from '../planes/plane-health';
import { somePlane } from '../planes/some-plane';
import { grouped, matching } from './plane-groups';

function health(id: string, environment: string, condition: Condition = 'well'): PlaneHealth {
  return {
    plane: somePlane({ id, environment, lineOfBusiness: 'retail' }),
    vitals: undefined,
    firing: [],
    condition,
  };
}

describe('grouped', () => {
  it('puts production first when all is well', () => {
    expect(grouped([health('a', 'dev'), health('b', 'prod')], 'environment').map(({ name }) => name)).toEqual(['prod', 'dev']);
  });

  it('puts the group with the worst plane first', () => {
    const groups = grouped([health('a', 'prod'), health('b', 'qa'), health('c', 'qa', 'down')], 'environment');
    expect(groups.map(({ name, planes }) => [name, planes.map(({ plane }) => plane.id)])).toEqual([
      ['qa', ['c', 'b']],
      ['prod', ['a']],
    ]);
  });

  it('makes one group where there is to be none', () => {
    expect(grouped([health('a', 'dev'), health('b', 'prod')], 'none')).toHaveLength(1);
  });
});

describe('matching', () => {
  it('wants every word somewhere', () => {
    const planes = [health('eu-1', 'prod'), health('eu-2', 'dev', 'down')];
    expect(matching(planes, 'EU down').map(({ plane }) => plane.id)).toEqual(['eu-2']);
    expect(matching(planes, '  ')).toHaveLength(2);
    expect(matching(planes, 'mars')).toHaveLength(0);
  });
});
