import { HttpErrorResponse } from '@angular/common/http';
import { Subject } from 'rxjs';
import { Submission } from './submission';

describe('a submission', () => {
  it('is busy until it is answered, and hands the answer on', () => {
    const submission = new Submission();
    const request = new Subject<string>();
    const taken: string[] = [];

    submission.send(request, (answer) => taken.push(answer));

    expect(submission.busy()).toBe(true);
    request.next('made');
    expect(submission.busy()).toBe(false);
    expect(taken).toEqual(['made']);
  });

  it('says why it was refused, until the next one', () => {
    const submission = new Submission();
    const first = new Subject<string>();
    let refusals = 0;
    submission.send(
      first,
      () => undefined,
      () => (refusals += 1),
    );

    first.error(new HttpErrorResponse({ status: 0 }));

    expect(submission.busy()).toBe(false);
    expect(submission.problem()).toBe('The control plane does not answer. Is it running?');
    expect(refusals).toBe(1);
    submission.send(new Subject<string>(), () => undefined);
    expect(submission.problem()).toBe('');
  });
});
