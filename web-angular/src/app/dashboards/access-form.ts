import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Submission } from '../shell/submission';
import { accessText, accessWishOf } from './access';
import { Saved, SavedDashboards } from './saved';
import { titleOf } from './perses';

/** Shows whose a dashboard is and for which data planes, and changes the latter. */
@Component({
  selector: 'pw-access-form',
  template: `
    <button type="button" (click)="open()">Access</button>
    <dialog #dialog aria-labelledby="access" (close)="opened.set(false)">
      <h2 id="access">Access to {{ title() }}</h2>
      <p class="muted">Owner: {{ saved().owner }}. Seen by: {{ seenBy() }}.</p>
      @if (opened() && saved().mayChange) {
        <form #form (submit)="$event.preventDefault(); give(form)">
          <fieldset>
            <legend>This dashboard is for</legend>
            <label class="choice">
              <input type="radio" name="for" value="named" [checked]="!everybody()" (change)="everybody.set(false)" />
              callers whose grants include all of these
            </label>
            <label class="choice">
              <input type="radio" name="for" value="everybody" [checked]="everybody()" (change)="everybody.set(true)" />
              everybody; only callers without restrictions change it
            </label>
          </fieldset>
          @if (!everybody()) {
            <label>Data planes <input name="planes" class="mono" [value]="saved().access.planes.join(' ')" /></label>
            <label>Environments <input name="environments" class="mono" [value]="saved().access.environments.join(' ')" /></label>
            <label>
              Lines of business <input name="linesOfBusiness" class="mono" [value]="saved().access.linesOfBusiness.join(' ')" />
              <span class="muted">separated by blanks</span>
            </label>
          }
          <p class="problem" role="alert">{{ submission.problem() }}</p>
          <div class="actions">
            <button type="button" (click)="dialog.close()">Cancel</button>
            <button type="submit" class="primary" [disabled]="submission.busy()">Save access</button>
          </div>
        </form>
      } @else {
        <p>You may read this dashboard. To change it, your grants must include all that it is for.</p>
        <div class="actions"><button type="button" (click)="dialog.close()">Close</button></div>
      }
    </dialog>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 4px;
      padding: 0;
      font-weight: 600;
    }
    .choice {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 6px;
      font-weight: 400;
    }
    h2 {
      overflow-wrap: anywhere;
    }
  `,
  styleUrl: '../planes/join-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessForm {
  private readonly store = inject(SavedDashboards);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly saved = input.required<Saved>();
  readonly changed = output();

  protected readonly opened = signal(false);
  protected readonly everybody = signal(false);
  protected readonly submission = new Submission();
  protected readonly title = computed(() => titleOf(this.saved().dashboard));
  protected readonly seenBy = computed(() => accessText(this.saved().access));

  protected open(): void {
    this.submission.clear();
    this.everybody.set(this.saved().access.everybody);
    this.opened.set(true);
    this.dialog().nativeElement.showModal();
  }

  protected give(form: HTMLFormElement): void {
    const wish = accessWishOf(new FormData(form));
    if (wish === undefined) {
      this.submission.refuse('Name at least one data plane, environment or line of business.');
      return;
    }
    this.submission.send(this.store.give(this.saved(), wish), () => {
      this.dialog().nativeElement.close();
      this.changed.emit();
    });
  }
}
