import { changedDraft } from './receivers-draft';

describe('a change of the receivers', () => {
  it('keeps the version that it was begun on, whoever saves another one meanwhile', () => {
    const begun = changedDraft(undefined, 'a', { document: '', rowVersion: 3 });

    expect(changedDraft(begun, 'ab', { document: 'of another administrator', rowVersion: 4 })).toEqual({ rowVersion: 3, text: 'ab' });
  });

  it('is over when its text is the stored one', () => {
    const begun = changedDraft(undefined, 'a', { document: 'stored', rowVersion: 3 });

    expect(changedDraft(begun, 'stored', { document: 'stored', rowVersion: 3 })).toBeUndefined();
  });
});
