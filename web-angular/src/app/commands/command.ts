/** Something that can be done by keys or from the palette. */
export interface Command {
  readonly title: string;
  /** A key (`r`), or two after each other (`g m`); none where the palette is enough. */
  readonly keys?: string;
  readonly group: string;
  run(): void;
}
