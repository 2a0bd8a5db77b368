import { Plane } from './plane';

type Joining = Pick<Plane, 'id' | 'environment' | 'scrapedAt'>;

/** What the application of a data plane is started with; the names are those of docs/configuration.md. */
export function applicationSettings({ id, environment, scrapedAt }: Joining, controlPlane: string): string {
  const collector = scrapedAt ?? '127.0.0.1:8889';
  return [
    `PLANEWATCH_PLANE_ID=${id}`,
    `PLANEWATCH_PLANE_CONTROL_PLANE_URL=${controlPlane}`,
    'PLANEWATCH_PLANE_JOIN_TOKEN_FILE=/run/secrets/join-token',
    `PLANEWATCH_PLANE_COLLECTOR=${collector}`,
    'OTEL_METRICS_EXPORTER=otlp',
    'OTEL_TRACES_EXPORTER=none',
    'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
    `OTEL_EXPORTER_OTLP_ENDPOINT=http://${collector.replace(/:\d+$/, '')}:4318`,
    'OTEL_METRIC_EXPORT_INTERVAL=5000',
    `OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=${encodeURIComponent(environment)},planewatch.data_plane=${id}`,
  ].join('\n');
}

/** A collector that is nobody else's: what it receives belongs to this one plane. */
export function collectorSettings({ scrapedAt }: Joining): string {
  const port = /:(\d+)$/.exec(scrapedAt ?? '')?.[1] ?? '8889';
  return `receivers:
  otlp:
    protocols:
      http:
        endpoint: 0.0.0.0:4318
processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: 256
  batch:
    timeout: 500ms
exporters:
  prometheus:
    endpoint: 0.0.0.0:${port}
    enable_open_metrics: true
    metric_expiration: 15s
service:
  pipelines:
    metrics:
      receivers: [otlp]
      processors: [memory_limiter, batch]
      exporters: [prometheus]`;
}
