import { historyKeyOf } from './undo-keys';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  historyKeyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('historyKeyOf', () => {
  it('knows the usual keys of all systems', () => {
    expect(pressed('z', { ctrlKey: true })).toBe('undo');
    expect(pressed('z', { metaKey: true })).toBe('undo');
    expect(pressed('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(pressed('y', { ctrlKey: true })).toBe('redo');
  });

  it('leaves all others alone', () => {
    expect(pressed('z')).toBeUndefined();
    expect(pressed('z', { ctrlKey: true, altKey: true })).toBeUndefined();
    expect(pressed('r', { ctrlKey: true })).toBeUndefined();
  });
});
