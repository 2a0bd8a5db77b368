export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The names of fields that say something and that nobody reads. */
export function unread(fields: Fields, known: ReadonlySet<string>): readonly string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !known.has(name) && saysSomething(value))
    .map(([name]) => name);
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '' || value === 0) {
    return false;
  }
  return typeof value !== 'object' || Object.values(value).some(saysSomething);
}
