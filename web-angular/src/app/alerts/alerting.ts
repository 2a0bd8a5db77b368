import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { forkJoin, map, Observable } from 'rxjs';
import { Address, fieldsOf } from '../api/fields';
import { Prometheus } from '../prometheus/prometheus';
import { Alert, HistoryPage, parseFiring, parseHistory } from './alert';
import { Delivery, parseDelivery } from './delivery';
import { ALERT_SERIES, parseEngineAlerts } from './rule-state';
import { parseSilences, Silence, SilenceWish } from './silence';

const ALERTS: Address = '/api/planewatch/alerts';
const HISTORY: Address = '/api/planewatch/alerts/history';
const DELIVERY: Address = '/api/planewatch/alerts/delivery';
const SILENCES: Address = '/api/planewatch/silences';
const RECEIVERS: Address = '/api/planewatch/receivers';

export interface Receivers {
  /** Alertmanager's routes and receivers as YAML; empty where nothing was given. */
  readonly document: string;
  readonly changedBy: string | undefined;
  readonly changedMs: number | undefined;
  /** Which version this is, so that a change of another administrator is noticed. */
  readonly rowVersion: number;
  /** A sentence for each stored entry that Alertmanager does not get. */
  readonly skipped: readonly string[];
}

/** A page of the history that is wanted. */
export interface HistorySpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly plane: string;
  readonly before: string | undefined;
}

/** Asks the control plane of alerts, and changes what is silenced and who is told. */
@Injectable({ providedIn: 'root' })
export class Alerting {
  private readonly http = inject(HttpClient);
  private readonly prometheus = inject(Prometheus);

  firing(): Observable<readonly Alert[]> {
    return this.http.get<unknown>(ALERTS).pipe(map(parseFiring));
  }

  /** What the engine says, pending ones among it. */
  rules(): Observable<readonly Alert[]> {
    const nowMs = Date.now();
    return forkJoin({
      rules: this.http.get<unknown>('/api/v1/rules', { params: { type: 'alert' } }),
      states: this.prometheus.instant(ALERT_SERIES.states, nowMs),
      starts: this.prometheus.instant(ALERT_SERIES.starts, nowMs),
    }).pipe(map(({ rules, states, starts }) => parseEngineAlerts(rules, { states, starts })));
  }

  history({ fromMs, toMs, plane, before }: HistorySpan): Observable<HistoryPage> {
    const params = new HttpParams({
      fromObject: {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        limit: 100,
        ...(plane === '' ? {} : { plane }),
        ...(before === undefined ? {} : { before }),
      },
    });
    return this.http.get<unknown>(HISTORY, { params }).pipe(map(parseHistory));
  }

  delivery(): Observable<Delivery> {
    return this.http.get<unknown>(DELIVERY).pipe(map(parseDelivery));
  }

  /** What an alert means and what to do, as Markdown. */
  runbook(address: string): Observable<string> {
    return this.http.get(address, { responseType: 'text' });
  }

  silences(): Observable<readonly Silence[]> {
    return this.http.get<unknown>(SILENCES).pipe(map(parseSilences));
  }

  silence(wish: SilenceWish): Observable<unknown> {
    return this.http.post(SILENCES, wish);
  }

  endSilence({ id }: Silence): Observable<unknown> {
    return this.http.delete(`${SILENCES}/${encodeURIComponent(id)}`);
  }

  receivers(): Observable<Receivers> {
    return this.http.get<unknown>(RECEIVERS).pipe(
      map((body) => {
        const { document, changedBy, changedAt, rowVersion, skipped } = fieldsOf<'ReceiversView'>(body);
        return {
          document: String(document ?? ''),
          changedBy: typeof changedBy === 'string' ? changedBy : undefined,
          changedMs: timeOf(changedAt),
          rowVersion: Number(rowVersion ?? 0),
          skipped: Array.isArray(skipped) ? skipped.map(String) : [],
        };
      }),
    );
  }

  saveReceivers(document: string, rowVersion: number): Observable<unknown> {
    return this.http.put(RECEIVERS, document, { headers: { 'Content-Type': 'application/yaml', 'If-Match': `"${rowVersion}"` } });
  }
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? Date.parse(value) : undefined;
}
