import { parsePlaces, wrongOf } from './place';

const rungs = ['REGISTERED', 'DISCOVERED', 'SCRAPED', 'STORED', 'IN_OBJECT_STORAGE', 'TRAFFIC_SEEN'];
const place = (plane: string, failing: string | null, since = '2026-11-21T10:00:00Z') => ({ plane, failing, since, whatToDo: 'Look.' });

describe('parsePlaces', () => {
  it('tells of those that do not come all the way, the lowest and oldest first', () => {
    const planes = [
      place('dev', null),
      place('qa', 'TRAFFIC_SEEN'),
      place('prod', 'SCRAPED'),
      place('uat', 'SCRAPED', '2026-11-21T09:00:00Z'),
    ];
    expect(parsePlaces({ rungs, planes }).map(({ plane }) => plane)).toEqual(['uat', 'prod', 'qa']);
  });

  it('refuses what tells nothing', () => {
    expect(() => parsePlaces({})).toThrow();
  });
});

describe('wrongOf', () => {
  it('says what is wrong, and names a rung that it does not know', () => {
    const [scraped] = parsePlaces({ rungs, planes: [place('qa', 'SCRAPED')] });
    const [unknown] = parsePlaces({ rungs, planes: [place('qa', 'NEW')] });
    expect(scraped && wrongOf(scraped)).toBe('can’t be read');
    expect(unknown && wrongOf(unknown)).toBe('NEW');
  });
});
