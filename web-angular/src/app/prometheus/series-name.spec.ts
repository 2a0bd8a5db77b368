import { namesOf } from './series-name';

describe('namesOf', () => {
  it('names series by what tells them apart', () => {
    expect(
      namesOf([
        { __name__: 'up', job: 'a', environment: 'prod' },
        { __name__: 'up', job: 'b', environment: 'prod' },
      ]),
    ).toEqual(['{job="a"}', '{job="b"}']);
    expect(namesOf([{ __name__: 'up', job: 'a' }])).toEqual(['up{job="a"}']);
    expect(namesOf([{}])).toEqual(['value']);
  });
});
