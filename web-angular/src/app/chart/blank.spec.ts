import { Plane, PlaneState } from '../planes/plane';
import { Selector } from '../prometheus/selectors';
import { blankOf, Sought } from './blank';

const [START, END] = [1_000_000, 2_000_000];

const selector = (text: string, environment?: string): Selector => ({
  text,
  matchers: environment === undefined ? [] : [{ name: 'environment', type: '=', value: environment }],
});
const seen = (text: string, lastSeenMs: number, environment?: string): Sought => ({
  selector: selector(text, environment),
  exists: true,
  lastSeenMs,
});
const unsent = (text: string): Sought => ({ selector: selector(text), exists: false, lastSeenMs: Number.NaN });
const plane = (id: string, state: PlaneState): Plane => ({
  id,
  state,
  displayName: id.toUpperCase(),
  environment: id,
  lineOfBusiness: 'default',
  owner: undefined,
  tier: undefined,
  version: undefined,
  sinceMs: 0,
  lastSeenMs: undefined,
  path: 'collector',
  scrapedAt: undefined,
  notScraped: [],
  maintenanceUntilMs: undefined,
  rowVersion: undefined,
});
const told = (sought: readonly Sought[], ...planes: readonly Plane[]) => blankOf(sought, planes, START, END);

describe('blankOf', () => {
  it('says of a metric that no series matches that nobody has sent it, even where the planes are down', () => {
    expect(told([unsent('a')], plane('prod', 'DOWN'))).toEqual({ kind: 'never-sent', unmatched: ['a'] });
  });

  it('names the planes where each of those asked for is down', () => {
    expect(told([seen('a', 5, 'prod')], plane('prod', 'DOWN'), plane('qa', 'LIVE'))).toEqual({ kind: 'down', planes: ['PROD'] });
  });

  it('blames no plane while another one that is asked for lives', () => {
    expect(told([seen('a', 5)], plane('prod', 'DOWN'), plane('qa', 'LIVE'))).toEqual({ kind: 'idle', lastSeenMs: 5 });
  });

  it('tells the newest sample of several metrics', () => {
    expect(told([seen('a', 5), seen('b', 7), unsent('c')])).toEqual({ kind: 'idle', lastSeenMs: 7 });
  });

  it('tells none where the newest sample is too old to be found', () => {
    expect(told([seen('a', Number.NaN)])).toEqual({ kind: 'idle', lastSeenMs: undefined });
  });

  it('does not call a range empty whose samples the expression drops, and names what is missing to it', () => {
    expect(told([seen('a', END - 1), unsent('b')])).toEqual({ kind: 'valueless', unmatched: ['b'] });
  });

  it('takes a sample behind the range for none in it', () => {
    expect(told([seen('a', END + 1)])).toEqual({ kind: 'idle', lastSeenMs: END + 1 });
  });

  it('says of an expression without a metric that nothing is there', () => {
    expect(told([])).toEqual({ kind: 'idle', lastSeenMs: undefined });
  });
});
