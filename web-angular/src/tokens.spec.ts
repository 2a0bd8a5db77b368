import { readFileSync } from 'node:fs';

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync('src/tokens.css', 'utf8');

function tokensOf(theme: string): Tokens {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (?:var\(--[\w-]+, )?(#[0-9a-f]{6})\)?;/g)].map(([, name, colour]) => [name ?? '', colour ?? '']),
  );
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(tokens: Tokens, a: string, b: string): number {
  const [first, second] = [luminance(tokens.get(a) ?? ''), luminance(tokens.get(b) ?? '')];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

describe.each(['light', 'dark'])('tokens of the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const surfaces = ['surface-0', 'surface-1', 'surface-2'];

  it.each(['text', 'text-muted', 'accent', 'ok', 'warn', 'bad', 'unknown'])('reads %s on every surface', (name) => {
    for (const surface of surfaces) {
      expect(contrast(tokens, name, surface), surface).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['ok', 'warn', 'bad', 'unknown'])('reads %s and text on its tint', (name) => {
    expect(contrast(tokens, name, `${name}-tint`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens, 'text', `${name}-tint`)).toBeGreaterThanOrEqual(4.5);
  });

  it('reads text on the accent and on a filled chip', () => {
    expect(contrast(tokens, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens, 'on-series', 'series-1')).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('sees series %d and borders of inputs on panels', (series) => {
    expect(contrast(tokens, `series-${series}`, 'surface-1')).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens, 'border-strong', 'surface-1')).toBeGreaterThanOrEqual(3);
  });
});
