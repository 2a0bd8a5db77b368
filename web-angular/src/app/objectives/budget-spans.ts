const HOUR_MS = 3_600_000;

/** The spans of time that a chart of an objective's budget can show, by what stands in the address. */
export const BUDGET_SPANS = [
  { text: '1h', label: 'last hour', ms: HOUR_MS },
  { text: '24h', label: 'last day', ms: 24 * HOUR_MS },
  { text: '7d', label: 'last week', ms: 7 * 24 * HOUR_MS },
  { text: '30d', label: 'last 30 days', ms: 30 * 24 * HOUR_MS },
] as const;

export const BUDGET_SPAN_TEXTS = BUDGET_SPANS.map(({ text }) => text);
