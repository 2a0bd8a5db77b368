import { Address } from '../address/address';
import { DEFAULT_RANGE, Range, rangeParams, rangeText } from '../range/range';
import { rangeIn } from '../range/range-address';
import { RouteOrder } from './routes';

/** What the dashboard shows; all of it stands in the address, so that a copied link opens the same view. */
export interface View {
  /** Empty for all. */
  readonly environments: readonly string[];
  readonly range: Range;
  /** Undefined for no refresh. */
  readonly refreshMs: number | undefined;
  readonly routeOrder: RouteOrder;
}

export const REFRESHES: readonly { readonly text: string; readonly label: string; readonly ms: number | undefined }[] = [
  { text: 'off', label: 'off', ms: undefined },
  { text: '10s', label: '10 s', ms: 10_000 },
  { text: '30s', label: '30 s', ms: 30_000 },
  { text: '1m', label: '1 min', ms: 60_000 },
  { text: '5m', label: '5 min', ms: 300_000 },
];

const DEFAULT_REFRESH = '30s';

const ROUTE_ORDERS: readonly RouteOrder[] = ['worst', 'route', 'rate', 'p95', 'errors'];

/** The default for what is none of the choices. */
export function parseRefresh(refresh: string | undefined): number | undefined {
  return (REFRESHES.find(({ text }) => text === refresh) ?? REFRESHES.find(({ text }) => text === DEFAULT_REFRESH))?.ms;
}

/** What the address says, and otherwise what is usual for what is shown. */
export function refreshIn(address: Address, usual?: string): number | undefined {
  const texts = REFRESHES.map(({ text }) => text);
  return parseRefresh(address.oneOf('refresh', texts) ?? usual);
}

export function refreshText(refreshMs: number | undefined): string {
  return REFRESHES.find(({ ms }) => ms === refreshMs)?.text ?? DEFAULT_REFRESH;
}

export function viewIn(address: Address): View {
  return {
    environments: address.list('env'),
    range: rangeIn(address) ?? DEFAULT_RANGE,
    refreshMs: refreshIn(address),
    routeOrder: address.oneOf('sort', ROUTE_ORDERS) ?? 'worst',
  };
}

/** In a few words, for lists of views. */
export function viewLabel({ environments, range }: View): string {
  const where = environments.length === 0 ? 'All' : environments.join(', ');
  return `${where}, ${range.kind === 'between' ? 'fixed range' : `last ${rangeText(range.lengthMs)}`}`;
}

/** Null takes a parameter out of the address; what is the default does not stand there. */
export function viewParams({ environments, range, refreshMs, routeOrder }: View): Record<string, string | null> {
  const refresh = refreshText(refreshMs);
  return {
    env: environments.length === 0 ? null : environments.join(','),
    ...rangeParams(range),
    refresh: refresh === DEFAULT_REFRESH ? null : refresh,
    sort: routeOrder === 'worst' ? null : routeOrder,
  };
}
