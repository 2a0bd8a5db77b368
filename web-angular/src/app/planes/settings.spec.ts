import { applicationSettings, collectorSettings } from './settings';

describe('settings of a plane', () => {
  it('name the plane, the control plane and the collector of the plane', () => {
    const text = applicationSettings({ id: 'eu-1', environment: 'prod', scrapedAt: '10.0.0.7:9889' }, 'https://watch.example');
    expect(text).toContain('PLANEWATCH_PLANE_ID=eu-1\n');
    expect(text).toContain('PLANEWATCH_PLANE_CONTROL_PLANE_URL=https://watch.example\n');
    expect(text).toContain('PLANEWATCH_PLANE_COLLECTOR=10.0.0.7:9889\n');
    expect(text).toContain('OTEL_EXPORTER_OTLP_ENDPOINT=http://10.0.0.7:4318\n');
  });

  it('hold no secret', () => {
    expect(applicationSettings({ id: 'a', environment: 'b', scrapedAt: undefined }, 'http://c')).toContain('JOIN_TOKEN_FILE=');
  });

  it('let the collector answer where the plane announced it', () => {
    expect(collectorSettings({ id: 'a', environment: 'b', scrapedAt: '10.0.0.7:9889' })).toContain('endpoint: 0.0.0.0:9889');
  });
});
