import { accessText, accessWishOf, EVERYBODY, parseAccess } from './access';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  Object.entries(fields).forEach(([name, value]) => data.set(name, value));
  return data;
}

describe('access to a dashboard', () => {
  it('names what was granted, in one line', () => {
    const access = parseAccess({ everybody: false, planes: ['qa', 'prod'], environments: ['test'], linesOfBusiness: [] });
    expect(accessText(access)).toBe('qa, prod, test');
    expect(accessText(EVERYBODY)).toBe('everybody');
  });

  it('is taken for restricted when the answer does not say that it is for everybody', () => {
    expect(parseAccess(undefined).everybody).toBe(false);
  });

  it('sends no list for everybody, whatever the fields hold', () => {
    expect(accessWishOf(form({ for: 'everybody', planes: 'qa' }))).toEqual({ everybody: true });
  });

  it('sends the lists that hold something', () => {
    expect(accessWishOf(form({ for: 'named', planes: 'qa, prod', environments: '' }))).toEqual({
      everybody: false,
      planes: ['qa', 'prod'],
    });
  });

  it('is not sent when it names nothing', () => {
    expect(accessWishOf(form({ for: 'named', planes: ' ' }))).toBeUndefined();
  });
});
