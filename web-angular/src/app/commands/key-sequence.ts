import { Command } from './command';

const FORGOTTEN_AFTER_MS = 1500;

/** Finds the command of the keys pressed: one alone, or two that follow each other quickly. */
export class KeySequence {
  private first = '';
  private pressedMs = Number.NEGATIVE_INFINITY;

  press(key: string, atMs: number, commands: readonly Command[]): Command | undefined {
    const pair = atMs - this.pressedMs <= FORGOTTEN_AFTER_MS ? `${this.first} ${key}` : key;
    const found = commands.find(({ keys }) => keys === pair) ?? commands.find(({ keys }) => keys === key);
    const begins = found === undefined && commands.some(({ keys }) => keys?.startsWith(`${key} `));
    this.first = key;
    this.pressedMs = begins ? atMs : Number.NEGATIVE_INFINITY;
    return found;
  }
}
