import { Command } from './command';
import { KeySequence } from './key-sequence';
import { ranked } from './ranked';

const command = (title: string, keys: string): Command => ({ title, keys, group: 'Go', run: () => undefined });
const COMMANDS = [command('Overview', 'g o'), command('Metrics', 'g m'), command('Refresh now', 'r'), command('Metrics of prod', '')];

describe('KeySequence', () => {
  it('finds a single key and two that follow each other', () => {
    const keys = new KeySequence();
    expect(keys.press('r', 0, COMMANDS)?.title).toBe('Refresh now');
    expect(keys.press('g', 10, COMMANDS)).toBeUndefined();
    expect(keys.press('m', 20, COMMANDS)?.title).toBe('Metrics');
  });

  it('forgets the first key after a while', () => {
    const keys = new KeySequence();
    keys.press('g', 0, COMMANDS);
    expect(keys.press('m', 5000, COMMANDS)).toBeUndefined();
  });

  it('does not take a key that means something alone for the first of two', () => {
    const keys = new KeySequence();
    keys.press('g', 0, COMMANDS);
    expect(keys.press('r', 10, COMMANDS)?.title).toBe('Refresh now');
    expect(keys.press('m', 20, COMMANDS)).toBeUndefined();
  });
});

describe('ranked', () => {
  it('finds every word, and puts what begins with the text first', () => {
    expect(ranked(COMMANDS, 'me').map(({ title }) => title)).toEqual(['Metrics', 'Metrics of prod']);
    expect(ranked(COMMANDS, 'prod metr').map(({ title }) => title)).toEqual(['Metrics of prod']);
    expect(ranked(COMMANDS, '')).toHaveLength(4);
    expect(ranked(COMMANDS, 'nothing such')).toHaveLength(0);
  });
});
