import { fieldsOf } from '../api/fields';
import { lasting } from '../unit/time';

/** Whether an alert would reach anybody: one that always fires has to keep coming. */
export interface Delivery {
  /** When that one came last; undefined since the control plane's start. */
  readonly lastHeardMs: number | undefined;
  readonly silent: boolean;
}

export function parseDelivery(body: unknown): Delivery {
  const { lastHeard, silent } = fieldsOf<'Delivery'>(body);
  return { lastHeardMs: typeof lastHeard === 'string' ? Date.parse(lastHeard) : undefined, silent: silent === true };
}

export function deliveryText({ lastHeardMs, silent }: Delivery, nowMs: number): string {
  const came = lastHeardMs === undefined ? 'has not come since the control plane’s start' : `came last ${lasting(nowMs - lastHeardMs)} ago`;
  if (silent) {
    return `Alerts may not reach anybody: the test alert that always fires ${came}.`;
  }
  return lastHeardMs === undefined
    ? `Whether alerts get through is not known yet: the test alert ${came}.`
    : `Alerts get through: the test alert ${came}.`;
}
