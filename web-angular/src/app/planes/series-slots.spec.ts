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
    expect(slotsFor(series({ environment: 'qa' }, { data_plane: 'p1' }), colouring)).toEqual([1, 0]);
  });

  it('dashes the second line of an environment, and keeps the colours of the others', () => {
    expect(slotsFor(series({ data_plane: 'p1' }, { data_plane: 'p2' }, { environment: 'qa' }), colouring)).toEqual([0, 8, 1]);
  });

  it('gives no environment’s colour to a line without one', () => {
    expect(slotsFor(series({ job: 'prometheus' }, { environment: 'qa' }, { job: 'other' }), colouring)).toEqual([2, 1, 3]);
  });

  it('gives colours in turn where all lines are of one environment', () => {
    const routes = series({ environment: 'qa', http_route: '/a' }, { environment: 'qa', http_route: '/b' });
    expect(slotsFor(routes, colouring)).toEqual([0, 1]);
  });

  it('gives the sixteen highest of many lines different looks', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      labels: { le: String(index) },
      values: Float64Array.of(index % 5 === 0 ? 100 : 1),
    }));
    const slots = slotsFor(many, colouring);
    const highest = slots.filter((_slot, index) => index % 5 === 0);
    expect(new Set(highest).size).toBe(8);
  });
});
