import { Annotation, Kind, parseAnnotations } from './annotation';
import { marksOf, planesOf } from './marks-of';

const ALL = new Set<Kind>(['deploy', 'alert', 'load-run', 'note']);
const annotation = (more: Partial<Annotation>): Annotation => ({
  id: 'a1',
  kind: 'note',
  title: 'something',
  fromMs: 1000,
  toMs: 1000,
  planes: ['prod'],
  by: 'alice',
  ...more,
});

describe('marksOf', () => {
  it('draws an alert as a band, and what lasted as a flag with a band', () => {
    const alert = annotation({ kind: 'alert', title: 'slow', toMs: 5000, by: 'alertmanager' });
    const run = annotation({ kind: 'load-run', title: 'Load: steady', toMs: 9000, by: 'load' });
    const { moments, periods } = marksOf([alert, run], ALL, false);
    expect(moments).toEqual([{ atMs: 1000, text: 'Load: steady, prod' }]);
    expect(periods.map(({ text, tone }) => [text, tone])).toEqual([
      ['Alert: slow', 'bad'],
      ['Load: steady, prod', 'accent'],
    ]);
  });

  it('lets a person with the right take away what was written by hand, and nothing else', () => {
    const deploy = annotation({ kind: 'deploy', title: 'prod: version 2', by: 'registry' });
    expect(marksOf([annotation({}), deploy], ALL, true).moments.map(({ removable }) => removable)).toEqual(['a1', undefined]);
    expect(marksOf([annotation({})], ALL, false).moments[0]?.removable).toBeUndefined();
  });

  it('leaves out the kinds that are switched off', () => {
    expect(marksOf([annotation({})], new Set<Kind>(['deploy']), true)).toEqual({ moments: [], periods: [] });
  });
});

describe('planesOf', () => {
  it('names the planes of the environments in view, and none for all', () => {
    const planes = [
      { id: 'shop', environment: 'prod' },
      { id: 'qa', environment: 'qa' },
    ];
    expect(planesOf(['prod'], planes)).toEqual(['shop']);
    expect(planesOf([], planes)).toBeUndefined();
  });
});

describe('parseAnnotations', () => {
  it('reads them, and refuses what is no list', () => {
    const view = {
      id: 'x',
      kind: 'load-run',
      title: 'Load',
      from: '1970-01-01T00:00:01Z',
      to: '1970-01-01T00:00:02Z',
      planes: ['qa'],
      by: 'ci',
    };
    expect(parseAnnotations({ annotations: [view] })).toEqual([
      { id: 'x', kind: 'load-run', title: 'Load', fromMs: 1000, toMs: 2000, planes: ['qa'], by: 'ci' },
    ]);
    expect(() => parseAnnotations({})).toThrow();
  });
});
