import { environmentLooks } from './environment-look';
import { slotsFor } from './series-slots';
import { somePlane } from './some-plane';

const colouring = {
  looks: () => environmentLooks(['prod', 'qa']),
  list: () => [
    somePlane({ id: 'p1', environment: 'prod' }),
    somePlane({ id: 'p2', environment: 'prod' }),
    somePlane({ id: 'q1', environment: 'qa' }),
  ],
};
const series = (...labels: Record<string, string>[]) => labels.map((own) => ({ labels: own, values: new Float64Array() }));

describe('slotsFor', () => {
  it('keeps an environment’s colour, also where only the plane is told', () => {
    expect(slotsFor(series({ environment: 'qa' }, { data_plane: 'p1' }), colouring, 0)).toEqual([1, 0]);
  });

  it('gives colours in turn where two lines would look the same', () => {
    expect(slotsFor(series({ data_plane: 'p1' }, { data_plane: 'p2' }, { environment: 'qa' }), colouring, 4)).toEqual([4, 5, 6]);
  });
});
