// Simulated data planes: one process that answers for all of them, registers them and lets their hearts beat.
import { createServer } from 'node:http';

/** One answer to a scrape, with labels by which a plane would like to be another one. */
const exposition = (id, series) => {
  const lines = ['# TYPE simulated_orders_total counter'];
  lines.push(`simulated_orders_total{data_plane="prod",environment="prod",line_of_business="x",job="prometheus",instance="other",sender="${id}"} 1`);
  for (let i = 0; i < series; i++) lines.push(`s{i="${i}"} 1`);
  return `${lines.join('\n')}\n`;
};

export class SimulatedPlanes {
  constructor(controlplane, token, prefix = 'sim') {
    this.controlplane = controlplane;
    this.token = token;
    this.prefix = prefix;
    this.planes = [];
  }

  async call(method, path, body, token = this.token) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const response = await fetch(this.controlplane + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  }

  /** Gives each an address and a join token; they have not joined then. */
  async prepare(count) {
    for (let i = 0; i < count; i++) {
      const plane = await this.listen(`${this.prefix}-${this.planes.length}`);
      const wish = { environment: 'simulated', lineOfBusiness: 'simulation', announce: [plane.address] };
      plane.token = (await this.call('PUT', `/api/planewatch/planes/${plane.id}/join-token`, wish)).token;
      this.planes.push(plane);
    }
  }

  /** Something that answers scrapes. */
  listen(id) {
    const plane = { id, answer: exposition(id, 10), scrapes: 0 };
    return new Promise((resolve) => {
      plane.server = createServer((request, response) => {
        plane.scrapes++;
        if (plane.elsewhere) {
          response.writeHead(302, { Location: plane.elsewhere }).end();
          return;
        }
        response.setHeader('Content-Type', 'text/plain; version=0.0.4');
        response.end(plane.answer);
      }).listen(0, '127.0.0.1', () => {
        plane.address = `127.0.0.1:${plane.server.address().port}`;
        resolve(plane);
      });
    });
  }

  /** From now on its answer holds so many series. */
  expose(plane, series) {
    plane.answer = exposition(plane.id, series);
  }

  /** From now on it sends whoever scrapes it there; back to itself without an address. */
  redirect(plane, elsewhere) {
    plane.elsewhere = elsewhere;
  }

  /** All at once. */
  join() {
    return Promise.all(
      this.planes.map((plane) => {
        const body = { version: '1.0.0', collector: plane.address, path: 'collector' };
        return this.call('PUT', `/api/planewatch/planes/${plane.id}/registration`, body, plane.token);
      }),
    );
  }

  /** From now on each reports every five seconds, spread over them. */
  beat() {
    this.beats = this.planes.map((plane, i) => {
      const report = () => {
        if (plane.left) return;
        this.call('POST', `/api/planewatch/planes/${plane.id}/heartbeat`, { version: '1.0.0' }, plane.token).catch(() => undefined);
      };
      return setTimeout(() => (this.beats[i] = setInterval(report, 5_000)), (i * 5_000) / this.planes.length);
    });
  }

  /** They fall silent, as a process that dies. */
  leave(planes) {
    for (const plane of planes) {
      plane.left = true;
      plane.server.close();
      plane.server.closeAllConnections();
    }
  }

  close() {
    this.beats?.forEach((timer) => clearInterval(timer));
    this.leave(this.planes);
  }
}
