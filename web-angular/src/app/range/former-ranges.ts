import { DEFAULT_RANGE, Range } from './range';

/** What was shown before each zoom, so that a double-click goes back one zoom at a time. */
export class FormerRanges {
  private readonly ranges: Range[] = [];

  remember(range: Range): void {
    this.ranges.push(range);
  }

  /** With no zoom to go back from, a relative range stays; a fixed one came by a link and gives way to the usual one. */
  before(present: Range): Range {
    return this.ranges.pop() ?? (present.kind === 'last' ? present : DEFAULT_RANGE);
  }
}
