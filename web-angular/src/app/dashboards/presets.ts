import { Dashboard } from './perses';

/** A dashboard that comes with the product, offered where its metrics exist. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The metric without which it would be empty. */
  readonly needs: string;
  load(): Promise<Dashboard>;
}

const loaded = (document: { default: unknown }) => document.default as Dashboard;

export const PRESETS: readonly Preset[] = [
  {
    name: 'red',
    title: 'Requests by data plane',
    description: 'Rate, errors and duration of every data plane.',
    needs: 'http_server_request_duration_seconds_count',
    load: () => import('./presets/red.json').then(loaded),
  },
  {
    name: 'business',
    title: 'Business',
    description: 'What the applications do for their users.',
    needs: 'shop_orders_created_total',
    load: () => import('./presets/business.json').then(loaded),
  },
  {
    name: 'slo',
    title: 'SLO',
    description: 'How many requests were as good as was promised; what is left of each budget is on the page Objectives.',
    needs: 'objective:total:increase1m',
    load: () => import('./presets/slo.json').then(loaded),
  },
  {
    name: 'tenants',
    title: 'Tenants',
    description: 'Who uses the applications, how much, and whether they come back to the pod that knows them.',
    needs: 'percolate_tenant_requests_total',
    load: () => import('./presets/tenants.json').then(loaded),
  },
  {
    name: 'jvm',
    title: 'JVM',
    description: 'Memory, garbage collection, threads and CPU of the applications.',
    needs: 'jvm_memory_used_bytes',
    load: () => import('./presets/jvm.json').then(loaded),
  },
  {
    name: 'scrape',
    title: 'Collection',
    description: 'Whether every data plane is read in time, and what it sends.',
    needs: 'scrape_samples_scraped',
    load: () => import('./presets/scrape.json').then(loaded),
  },
  {
    name: 'prometheus',
    title: 'Prometheus',
    description: 'The store itself; seen by those who may see everything.',
    needs: 'prometheus_tsdb_head_series',
    load: () => import('./presets/prometheus.json').then(loaded),
  },
];
