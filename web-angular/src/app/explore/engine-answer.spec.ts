import { evaluatedInstant, evaluatedRange } from './engine-answer';

const STATS = { timings: { evalTotalTime: 0.002 }, samples: { totalQueryableSamples: 120, peakSamples: 7 } };
const answer = (resultType: string, result: unknown, more = {}) => ({
  status: 'success',
  data: { resultType, result, stats: STATS },
  ...more,
});

describe('an answer of the engine', () => {
  it('tells its cost, its warnings and its hints apart', () => {
    const evaluated = evaluatedRange(answer('matrix', [], { warnings: ['w'], infos: ['i'] }), { startMs: 0, stepMs: 1, count: 1 }, 12);
    expect(evaluated).toMatchObject({ waitedMs: 12, warnings: ['w'], infos: ['i'] });
    expect(evaluated.statistics).toEqual({ samplesRead: 120, peakSamples: 7, evaluationSeconds: 0.002 });
  });

  it.each([
    ['vector', [{ metric: { a: 'b' }, value: [1, '2.5'] }], [{ labels: { a: 'b' }, value: '2.5' }]],
    [
      'vector',
      [
        {
          metric: { a: 'b' },
          histogram: [
            1,
            {
              count: '3',
              sum: '0.6',
              buckets: [
                [0, '0.1', '0.2', '2'],
                [3, '-0.1', '0.1', '1'],
              ],
            },
          ],
        },
      ],
      [{ labels: { a: 'b' }, value: 'count 3\nsum 0.6\n(0.1, 0.2]: 2\n[-0.1, 0.1]: 1' }],
    ],
    [
      'matrix',
      [
        {
          metric: {},
          values: [
            [1, '2'],
            [3, '4'],
          ],
        },
      ],
      [{ labels: {}, value: '2 @1\n4 @3' }],
    ],
    ['scalar', [1, '42'], [{ labels: {}, value: '42' }]],
    ['string', [1, 'hello'], [{ labels: {}, value: 'hello' }]],
  ])('is rows where it is a %s', (type, result, rows) => {
    expect(evaluatedInstant(answer(type, result), 0).answer).toEqual(rows);
  });
});
