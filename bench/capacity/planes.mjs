// Expositions of many data planes, as a collector gives them: planes.mjs PORT ROUTES; plane N is at /N/metrics.
import { createServer } from 'node:http';

const [port, routes] = process.argv.slice(2).map(Number);
// The boundaries that OpenTelemetry's conventions give for seconds, and the defaults for bytes.
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const BYTES = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

function histogram(name, bounds, labels, requests) {
  const lines = [];
  bounds.forEach((bound, i) => lines.push(`${name}_bucket{${labels},le="${bound}"} ${Math.floor((requests * (i + 1)) / bounds.length)}`));
  lines.push(`${name}_bucket{${labels},le="+Inf"} ${requests}`, `${name}_count{${labels}} ${requests}`, `${name}_sum{${labels}} ${(requests * 0.0421).toFixed(6)}`);
  return lines.join('\n');
}

function exposition(plane) {
  const seconds = Date.now() / 1000;
  const parts = [];
  for (let route = 0; route < routes; route++) {
    const requests = Math.floor(seconds * (1 + ((plane * 7 + route * 13) % 10)));
    const labels = `http_request_method="GET",http_route="/api/route-${route}",http_response_status_code="200",service_version="1.0"`;
    parts.push(histogram('http_server_request_duration_seconds', SECONDS, labels, requests));
    parts.push(histogram('http_server_request_body_size_bytes', BYTES, labels, requests));
    parts.push(histogram('http_server_response_body_size_bytes', BYTES, labels, requests));
    parts.push(`http_server_active_requests{http_request_method="GET",http_route="/api/route-${route}"} ${requests % 5}`);
  }
  for (let i = 0; i < 60; i++) parts.push(`jvm_value{pool="${i}"} ${Math.floor(seconds * 1000 * (i + 1)) % 500_000_000}`);
  return `${parts.join('\n')}\n`;
}

createServer((request, response) => response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(exposition(Number(request.url.split('/')[1])))).listen(port, '127.0.0.1');
