import { parseObjectives, versionOf } from './objective';

describe('parseObjectives', () => {
  it('reads what was written and what is left of it', () => {
    const body = {
      objectives: [
        {
          id: 'errors.1',
          name: 'errors',
          rowVersion: 7,
          whole: true,
          author: 'planewatch',
          lost: { dev: 'its author no longer sees it' },
          objective: { name: 'errors', target: 0.99, targets: { prod: 0.999 }, windowDays: 30, counts: 'bad', environments: ['prod'] },
          budgets: [{ environment: 'prod', planes: ['prod'], budgetLeft: 0.5, burnRate: 2, goneInSeconds: 3600, worstRoute: null }],
        },
      ],
    };
    const [objective] = parseObjectives(body);
    expect(objective?.definition).toMatchObject({ targets: { prod: 0.999 }, environments: ['prod'], planes: [], description: '' });
    expect(objective).toMatchObject({ id: 'errors.1', name: 'errors', rowVersion: 7, whole: true });
    expect(objective?.lost).toEqual({ dev: 'its author no longer sees it' });
    expect(objective?.budgets).toMatchObject([{ left: 0.5, goneInSeconds: 3600, worstRoute: undefined }]);
  });

  it('knows the version of the whole list', () => {
    expect(versionOf({ objectives: [], version: 'a1' })).toBe('a1');
  });

  it('refuses what is no list', () => {
    expect(() => parseObjectives({})).toThrow();
  });
});
