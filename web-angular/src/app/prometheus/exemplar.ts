import { Labels } from './answer';

/** A single request that stands for a bucket, with the trace that it belongs to. */
export interface Exemplar {
  readonly atMs: number;
  readonly value: number;
  readonly traceId: string;
  readonly labels: Labels;
}

interface ExemplarSeries {
  readonly seriesLabels?: Labels;
  readonly exemplars?: readonly unknown[];
}

/** Those without a trace lead nowhere and are left out. */
export function parseExemplars(body: unknown): readonly Exemplar[] {
  const { status, data } = (body ?? {}) as Record<string, unknown>;
  if (status !== 'success' || !Array.isArray(data)) {
    throw new Error('The answer is not a list of exemplars.');
  }
  return data.flatMap(({ seriesLabels = {}, exemplars = [] }: ExemplarSeries) =>
    exemplars.flatMap((entry) => parseExemplar(entry, seriesLabels)),
  );
}

function parseExemplar(entry: unknown, labels: Labels): readonly Exemplar[] {
  const { labels: own, value, timestamp } = (entry ?? {}) as Record<string, unknown>;
  const traceId = (own as Labels | undefined)?.['trace_id'];
  return traceId === undefined ? [] : [{ traceId, labels, value: Number(value), atMs: Number(timestamp) * 1000 }];
}
