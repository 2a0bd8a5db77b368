const LEAST_CONTRAST = 4.5;
const STEP = 0.05;

type Rgb = readonly [number, number, number];

/** The vendor's colour, made darker or lighter just until it can be read on the surface. */
export function readableOn(colour: string, surface: string): string {
  const ground = rgbOf(surface);
  const towards: Rgb = luminance(ground) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += STEP) {
    const mixed = mix(rgbOf(colour), towards, share);
    if (contrast(mixed, ground) >= LEAST_CONTRAST) {
      return hexOf(mixed);
    }
  }
  return hexOf(towards);
}

/** Black or white, whichever is easier to read on the colour. */
export function inkOn(colour: string): string {
  return contrast(rgbOf(colour), [255, 255, 255]) >= contrast(rgbOf(colour), [0, 0, 0]) ? '#ffffff' : '#000000';
}

export function contrastOf(a: string, b: string): number {
  return contrast(rgbOf(a), rgbOf(b));
}

function contrast(a: Rgb, b: Rgb): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** WCAG's relative luminance. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const channel = value / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((at) => Math.round((from[at] ?? 0) * (1 - share) + (to[at] ?? 0) * share)) as unknown as Rgb;
}

function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
