import { TestBed } from '@angular/core/testing';
import { parseKept, QueryHistory } from './query-history';

describe('QueryHistory', () => {
  beforeEach(() => localStorage.clear());

  it('keeps each expression once, newest first, beyond this page', () => {
    const history = TestBed.inject(QueryHistory);
    ['up', 'down', 'up'].forEach((expression) => history.remember(expression));
    expect(history.history()).toEqual(['up', 'down']);
    TestBed.resetTestingModule();
    expect(TestBed.inject(QueryHistory).history()).toEqual(['up', 'down']);
  });

  it('adds another one’s favourites to its own', () => {
    const history = TestBed.inject(QueryHistory);
    history.toggleFavourite('up');
    expect(history.take('{"history":["x"],"favourites":["up","y"]}')).toBe(true);
    expect(history.favourites()).toEqual(['up', 'y']);
    history.toggleFavourite('up');
    expect(history.favourites()).toEqual(['y']);
  });

  it.each(['', '[]', '{"history":[1],"favourites":[]}', 'null'])('takes nothing from %j', (text) => {
    expect(parseKept(text)).toBeUndefined();
  });
});
