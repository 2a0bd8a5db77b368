import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LOOK_ROOT } from '../shell/look-root';
import { EmbedToken, RENEWAL_MS, TOKEN_EVENT } from './embed-token';
import { tokenInterceptor } from './token-interceptor';

const PATH = '/api/planewatch/planes';
const EXPIRED = { status: 401, statusText: 'Unauthorized' };

function setUp() {
  const element = document.createElement('div');
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([tokenInterceptor])),
      provideHttpClientTesting(),
      { provide: LOOK_ROOT, useValue: element },
      EmbedToken,
    ],
  });
  const asked: Event[] = [];
  element.addEventListener(TOKEN_EVENT, (event) => asked.push(event));
  const answers: unknown[] = [];
  const ask = () =>
    TestBed.inject(HttpClient)
      .get(PATH)
      .subscribe({ next: (body) => answers.push(body), error: (error) => answers.push(error) });
  const backend = TestBed.inject(HttpTestingController);
  const tokens = TestBed.inject(EmbedToken);
  const sent = () => backend.expectOne(PATH);
  return { asked, answers, ask, backend, tokens, sent };
}

describe('tokenInterceptor', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('shows the token that the page gave', () => {
    const { ask, sent, tokens } = setUp();
    tokens.use('one');
    ask();
    expect(sent().request.headers.get('Authorization')).toBe('Bearer one');
  });

  it('asks for a token where there is none, once for all requests, and waits', () => {
    const { ask, asked, backend, tokens } = setUp();
    ask();
    ask();
    backend.expectNone(PATH);
    expect(asked).toHaveLength(1);
    tokens.use('late');
    expect(backend.match(PATH)).toHaveLength(2);
  });

  it('asks again with a new token when the old one ran out', () => {
    const { answers, ask, asked, sent, tokens } = setUp();
    tokens.use('old');
    ask();
    sent().flush({}, EXPIRED);
    expect(asked).toHaveLength(1);
    tokens.use('new');
    const again = sent();
    expect(again.request.headers.get('Authorization')).toBe('Bearer new');
    again.flush('planes');
    expect(answers).toEqual(['planes']);
    expect(tokens.refusal()).toBeUndefined();
  });

  it('says so when no token comes, and asks the control plane no more', () => {
    const { ask, backend, sent, tokens } = setUp();
    tokens.use('old');
    ask();
    sent().flush({}, EXPIRED);
    vi.advanceTimersByTime(RENEWAL_MS);
    expect(tokens.refusal()).toContain('Reload the page');
    ask();
    backend.expectNone(PATH);
  });

  it('says so also when nobody waits any more for the request that asked', () => {
    const { ask, sent, tokens } = setUp();
    tokens.use('old');
    const asking = ask();
    sent().flush({}, EXPIRED);
    asking.unsubscribe();
    vi.advanceTimersByTime(RENEWAL_MS);
    expect(tokens.refusal()).toContain('Reload the page');
  });

  it('does not take the refused token for a new one', () => {
    const { ask, sent, tokens } = setUp();
    tokens.use('revoked');
    ask();
    sent().flush({}, EXPIRED);
    tokens.use('revoked');
    vi.advanceTimersByTime(RENEWAL_MS);
    expect(tokens.refusal()).toContain('Reload the page');
  });

  it('says so when the new token is refused as well', () => {
    const { ask, sent, tokens } = setUp();
    tokens.use('old');
    ask();
    sent().flush({}, EXPIRED);
    tokens.use('revoked');
    sent().flush({}, EXPIRED);
    expect(tokens.refusal()).toContain('Reload the page');
  });
});
