import { HttpErrorResponse } from '@angular/common/http';
import { ENGINE_AWAY_SENTENCE, failureOf, isOfCacheAlone } from './failure';

describe('a store that is away', () => {
  it('is told in the same words, whether nothing was kept or something was', () => {
    const error = new HttpErrorResponse({
      status: 503,
      error: { status: 'error', errorType: 'unavailable', error: 'the engine does not answer' },
    });
    expect(failureOf(error)).toEqual({ kind: 'engine', sentence: ENGINE_AWAY_SENTENCE });
    expect(isOfCacheAlone(['the engine does not answer; steps that were not cached are missing'])).toBe(true);
    expect(isOfCacheAlone(['1 of 3 data planes is missing'])).toBe(false);
  });

  it('is not taken for another thing that is not available', () => {
    const error = new HttpErrorResponse({ status: 503, error: { detail: 'This installation writes no rules.' } });
    expect(failureOf(error).sentence).toBe('This installation writes no rules.');
  });
});
