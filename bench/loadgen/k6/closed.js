import http from 'k6/http';

export const options = { vus: 32, duration: __ENV.DURATION, discardResponseBodies: true };

export default function () {
  http.get(__ENV.TARGET);
}
