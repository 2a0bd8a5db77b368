import { codeIn, ownPath } from './sign-in-code';

describe('codeIn', () => {
  it.each(['code=abc-_1', 'http://localhost:3000/sign-in#code=abc-_1', '  abc-_1\n'])('finds the code in %j', (text) => {
    expect(codeIn(text)).toBe('abc-_1');
  });

  it.each(['', 'two words', 'http://localhost:3000/sign-in'])('finds none in %j', (text) => {
    expect(codeIn(text)).toBeUndefined();
  });
});

describe('ownPath', () => {
  it('leads back to where the person wanted to go', () => {
    expect(ownPath('/charts?env=prod')).toBe('/charts?env=prod');
  });

  it.each([undefined, '', '//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in?why=expired'])(
    'never leads to %j',
    (to) => {
      expect(ownPath(to)).toBe('/');
    },
  );
});
