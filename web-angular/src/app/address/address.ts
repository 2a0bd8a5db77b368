/** As the router has them; a parameter that the address repeats has several values. */
export type AddressParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_VALUE = 16_384;
const LONGEST_QUOTED = 40;

/** The parameters of a page's address. A value that the page cannot use is left out and told, because anybody may have written it. */
export class Address {
  private readonly unusable = new Map<string, string>();

  constructor(private readonly params: AddressParams) {}

  /** Each value of a parameter that may be repeated; empty ones are none. */
  all(name: string): readonly string[] {
    const given = this.params[name] ?? [];
    const values = (typeof given === 'string' ? [given] : given).filter((value) => value !== '');
    const usable = values.filter((value) => value.length <= LONGEST_VALUE);
    if (usable.length < values.length) {
      this.refuse(name);
    }
    return usable;
  }

  has(name: string): boolean {
    return this.params[name] !== undefined;
  }

  isRepeated(name: string): boolean {
    return Array.isArray(this.params[name]);
  }

  /** The first value of a parameter that makes sense once; undefined where there is none or an empty one. */
  text(name: string): string | undefined {
    return this.all(name)[0];
  }

  /** The values of a list, which may be repeated, separated by commas, or both. */
  list(name: string): readonly string[] {
    const values = this.all(name).flatMap((value) => value.split(','));
    return [...new Set(values.filter((value) => value !== ''))];
  }

  /** What `parse` makes of the text; undefined where there is none, or where it is not what was expected. */
  read<T>(name: string, parse: (text: string) => T | undefined): T | undefined {
    const text = this.text(name);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) {
      this.refuse(name);
    }
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    return this.read(name, (text) => choices.find((choice) => choice === text));
  }

  /** The page shows its default instead. */
  refuse(name: string): void {
    const given = this.params[name] ?? '';
    this.unusable.set(name, typeof given === 'string' ? given : (given[0] ?? ''));
  }

  /** What could not be used, as it stands in the address. */
  refused(): readonly string[] {
    return [...this.unusable].map(([name, value]) => `${name}=${quoted(value)}`);
  }
}

/** One sentence about what could not be used; empty where everything could. */
export function refusalSentence(refused: readonly string[]): string {
  return refused.length === 0
    ? ''
    : `The address of this page has values that cannot be used, so the defaults are shown instead: ${[...new Set(refused)].join(', ')}.`;
}

function quoted(value: string): string {
  return value.length <= LONGEST_QUOTED ? value : `${value.slice(0, LONGEST_QUOTED)}… (${value.length} characters)`;
}
