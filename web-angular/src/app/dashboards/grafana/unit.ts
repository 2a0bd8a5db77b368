/** A Grafana unit in Perses's words; values are multiplied where only the size of the unit differs. */
export interface ReadUnit {
  readonly unit: string;
  readonly factor: number;
}

const UNITS: Readonly<Record<string, ReadUnit>> = {
  s: { unit: 'seconds', factor: 1 },
  ms: { unit: 'seconds', factor: 1e-3 },
  µs: { unit: 'seconds', factor: 1e-6 },
  ns: { unit: 'seconds', factor: 1e-9 },
  dtdurations: { unit: 'seconds', factor: 1 },
  percentunit: { unit: 'percent-decimal', factor: 1 },
  percent: { unit: 'percent-decimal', factor: 0.01 },
  bytes: { unit: 'bytes', factor: 1 },
  decbytes: { unit: 'bytes', factor: 1 },
  kbytes: { unit: 'bytes', factor: 1024 },
  mbytes: { unit: 'bytes', factor: 1024 ** 2 },
  reqps: { unit: 'requests/sec', factor: 1 },
  ops: { unit: 'ops/sec', factor: 1 },
  cps: { unit: 'counts/sec', factor: 1 },
  short: { unit: 'decimal', factor: 1 },
  none: { unit: 'decimal', factor: 1 },
  '': { unit: 'decimal', factor: 1 },
};

/** Undefined for a unit that is not known here. */
export function unitOf(grafana: string): ReadUnit | undefined {
  return UNITS[grafana];
}
