import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Drafts } from '../draft/drafts';
import { guardUnsaved } from '../draft/unsaved-work';
import { failureOf } from '../prometheus/failure';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Alerting, Receivers } from './alerting';
import { changedDraft, ReceiversDraft } from './receivers-draft';

/** Alertmanager's own routes and receivers, for administrators of everything. */
@Component({
  selector: 'pw-receivers-form',
  imports: [Notice],
  template: `
    @if (receivers.failure(); as failure) {
      <pw-notice tone="warn" [sentence]="'The receivers can’t be read: ' + failure.sentence" (retry)="receivers.retry()" />
    }
    @if (receivers.value(); as stored) {
      <p>
        Routes say which alerts go to which receiver; receivers are chat, e-mail, pagers and webhooks. They are written as in Alertmanager’s
        own configuration. Secrets are shown as <code>&lt;secret&gt;</code> and stay as they are where you leave that; comments are not
        kept.
      </p>
      <p class="muted">{{ changed() }}</p>
      @for (sentence of stored.skipped; track $index) {
        <p class="problem">{{ sentence }}</p>
      }
      <label>
        <span>Routes and receivers, as YAML</span>
        <textarea
          #written
          class="mono"
          rows="18"
          spellcheck="false"
          [value]="text()"
          [placeholder]="example"
          (input)="write(written.value, stored)"
        ></textarea>
      </label>
      <p class="problem" role="alert">{{ problem() }}</p>
      <div class="row">
        <button type="button" class="primary" [disabled]="text() === stored.document" (click)="save(stored)">Save</button>
        <button type="button" [disabled]="text() === stored.document" (click)="write(stored.document, stored)">Discard</button>
        <span role="status" class="muted">{{ done() }}</span>
      </div>
    } @else if (!receivers.failure()) {
      <p class="muted">Reading the receivers …</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    p {
      max-width: 100ch;
      margin: 0;
    }
    label {
      display: grid;
      gap: 4px;
      font-weight: 600;
    }
    textarea {
      padding: 8px;
      border: 1px solid var(--border-strong);
      border-radius: 4px;
      background: var(--surface-1);
      color: var(--text);
      line-height: 18px;
    }
    .row {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .problem {
      color: var(--bad);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReceiversForm {
  private readonly alerting = inject(Alerting);
  private readonly drafts = inject(Drafts);
  private readonly zone = inject(TimeZone).zone;

  protected readonly example = EXAMPLE;
  protected readonly receivers = live(
    () => ({ topic: 'receivers' }),
    () => this.alerting.receivers(),
  );
  protected readonly text = linkedSignal(() => this.draft()?.text ?? this.receivers.value()?.document ?? '');
  protected readonly problem = signal('');
  protected readonly done = signal('');
  protected readonly changed = computed(() => {
    const { changedBy, changedMs } = this.receivers.value() ?? {};
    return changedBy === undefined
      ? 'No receivers yet: alerts are shown here only, and nobody is notified.'
      : `Changed by ${changedBy}, ${moment(changedMs ?? 0, Date.now(), this.zone())}.`;
  });

  constructor() {
    guardUnsaved({
      name: () => 'the receivers and routes',
      isUnsaved: () => this.drafts.read(KEY) !== undefined,
      discard: () => this.drafts.drop(KEY),
    });
  }

  /** What is typed may contain a new secret, so it is kept in memory only. */
  protected write(text: string, stored: Receivers): void {
    const draft = changedDraft(this.draft(), text, stored);
    this.text.set(text);
    if (draft === undefined) {
      this.drafts.drop(KEY);
    } else {
      this.drafts.keepInMemory(KEY, JSON.stringify(draft));
    }
  }

  protected save(stored: Receivers): void {
    this.problem.set('');
    this.done.set('');
    this.alerting.saveReceivers(this.text(), this.draft()?.rowVersion ?? stored.rowVersion).subscribe({
      next: () => {
        this.drafts.drop(KEY);
        this.done.set('Saved, and in force.');
        this.receivers.retry();
      },
      error: (error: unknown) => this.problem.set(failureOf(error).sentence),
    });
  }

  private draft(): ReceiversDraft | undefined {
    const kept = this.drafts.read(KEY);
    return kept === undefined ? undefined : (JSON.parse(kept) as ReceiversDraft);
  }
}

const KEY = 'receivers';
const EXAMPLE = `receivers:
  - name: shop
    slack_configs:
      - api_url_file: slack-url
        channel: '#shop'
routes:
  - receiver: shop
    matchers: [environment="prod"]`;
