import type { InkColours } from './ink';
import { Line } from './lines';

const PADDING = 12;
const TITLE_PX = 28;
const NAME_PX = 18;
const MARK_PX = 14;
const MOST_NAMES = 8;

/** A chart as it is on the page, with the title above and the names of its lines below, because a picture has no page around it. */
export function pictureOf(chart: HTMLCanvasElement, title: string, lines: readonly Line[], ink: InkColours): HTMLCanvasElement {
  const scale = chart.width / chart.clientWidth;
  const named = lines.slice(0, MOST_NAMES);
  const [width, height] = [chart.clientWidth + 2 * PADDING, chart.clientHeight + TITLE_PX + named.length * NAME_PX + 2 * PADDING];
  const picture = document.createElement('canvas');
  picture.width = width * scale;
  picture.height = height * scale;
  const context = picture.getContext('2d');
  if (context === null) {
    return picture;
  }
  context.scale(scale, scale);
  context.fillStyle = ink.surface;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.fillStyle = ink.text;
  context.font = '600 13px sans-serif';
  context.fillText(title, PADDING, PADDING + TITLE_PX / 2 - 4);
  context.drawImage(chart, PADDING, PADDING + TITLE_PX, chart.clientWidth, chart.clientHeight);
  context.font = '12px sans-serif';
  named.forEach((line, index) => {
    const y = PADDING + TITLE_PX + chart.clientHeight + (index + 0.5) * NAME_PX;
    context.strokeStyle = ink.series[line.slot] ?? ink.muted;
    context.lineWidth = 3;
    context.setLineDash(line.dashed ? [4, 2.5] : []);
    context.beginPath();
    context.moveTo(PADDING, y);
    context.lineTo(PADDING + MARK_PX, y);
    context.stroke();
    context.fillText(line.name, PADDING + MARK_PX + 6, y);
  });
  return picture;
}
