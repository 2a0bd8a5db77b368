import { firstRevision, redone, revised, undone } from './revisions';

describe('revisions', () => {
  it('undo each change, and do it again', () => {
    const three = revised(revised(firstRevision('a'), 'b'), 'c');
    const one = undone(undone(three));
    expect(one.present).toBe('a');
    expect(redone(redone(one)).present).toBe('c');
  });

  it('undo the steps of one drag together', () => {
    const dragged = ['b', 'c', 'd'].reduce((revisions, next) => revised(revisions, next, 'move panel1'), firstRevision('a'));
    expect(undone(dragged).present).toBe('a');
  });

  it('forget what was undone with the next change', () => {
    const changed = revised(undone(revised(firstRevision('a'), 'b')), 'c');
    expect(redone(changed).present).toBe('c');
  });

  it('stay where there is nothing to undo', () => {
    expect(undone(firstRevision('a')).present).toBe('a');
    expect(redone(firstRevision('a')).present).toBe('a');
  });

  it('keep the last hundred', () => {
    let revisions = firstRevision(0);
    for (let next = 1; next <= 150; next++) revisions = revised(revisions, next);
    expect(revisions.past).toHaveLength(100);
  });
});
