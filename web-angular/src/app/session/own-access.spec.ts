import { passwordChangeOf } from './own-access';

describe('passwordChangeOf', () => {
  it('keeps the blanks of passwords', () => {
    const form = new FormData();
    form.set('current', ' former ');
    form.set('password', ' correct horse ');
    form.set('repeated', ' correct horse ');
    expect(passwordChangeOf(form)).toEqual({
      current: ' former ',
      password: ' correct horse ',
      repeated: ' correct horse ',
      endTokens: false,
    });
  });

  it('ends tokens where the person chose so', () => {
    const form = new FormData();
    form.set('endTokens', 'on');
    expect(passwordChangeOf(form).endTokens).toBe(true);
  });
});
