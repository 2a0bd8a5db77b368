const ROOM = 2;

/** An SVG path from zero to the highest value; a gap stays a gap and a lone sample becomes a dot (a line of no length). */
export function sparklinePath(values: ArrayLike<number>, width: number, height: number): string {
  const highest = Array.from(values).reduce((most, value) => (Number.isFinite(value) ? Math.max(most, value) : most), 0);
  const scale = highest === 0 ? 0 : (height - 2 * ROOM) / highest;
  const stepX = values.length > 1 ? width / (values.length - 1) : 0;
  let path = '';
  let drawing = false;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    const point = `${rounded(index * stepX)} ${rounded(height - ROOM - value * scale)}`;
    const lone = !drawing && !Number.isFinite(values[index + 1] ?? Number.NaN);
    path += lone ? `M${point}h0` : `${drawing ? 'L' : 'M'}${point}`;
    drawing = true;
  }
  return path;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
