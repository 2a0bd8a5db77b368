/** How an environment is told apart on every page, chart and chip: one of eight colours, the second eight dashed. */
export interface EnvironmentLook {
  readonly slot: number;
  readonly dashed: boolean;
  readonly production: boolean;
}

const SLOTS = 8;
/** Common names keep their colour in every installation. */
const USUAL: Readonly<Record<string, number>> = { prod: 0, production: 0, qa: 1, dev: 2, uat: 3, staging: 4, test: 5, perf: 6 };

/** The look depends on the whole set only where two names would share a colour. */
export function environmentLooks(environments: readonly string[]): ReadonlyMap<string, EnvironmentLook> {
  const taken = new Set<number>();
  const looks = new Map<string, EnvironmentLook>();
  const usualFirst = [...environments].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of usualFirst) {
    const wanted = USUAL[name] ?? hash(name) % SLOTS;
    const slot = freeFrom(wanted, taken);
    taken.add(slot);
    looks.set(name, lookOf(name, slot));
  }
  return looks;
}

export function lookOf(name: string, slot: number): EnvironmentLook {
  return { slot: slot % SLOTS, dashed: slot % (2 * SLOTS) >= SLOTS, production: isProduction(name) };
}

export function isProduction(environment: string): boolean {
  return environment === 'prod' || environment === 'production';
}

/** The next free slot of the solid eight, then of the dashed eight; beyond sixteen environments looks repeat. */
function freeFrom(wanted: number, taken: ReadonlySet<number>): number {
  for (const base of [0, SLOTS]) {
    for (let offset = 0; offset < SLOTS; offset++) {
      const slot = base + ((wanted + offset) % SLOTS);
      if (!taken.has(slot)) {
        return slot;
      }
    }
  }
  return wanted;
}

function rank(name: string): number {
  return USUAL[name] === undefined ? 1 : 0;
}

function hash(text: string): number {
  let value = 0;
  for (const char of text) {
    value = (value * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  }
  return value;
}
