import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { Place } from './layout-edit';
import { GRID_COLUMNS } from './perses';

const ROW_PX = 40;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Grips by which a panel is moved and resized, with the pointer or the arrow keys. */
@Component({
  selector: 'pw-place-handles',
  template: `
    <div class="bar">
      <button
        type="button"
        class="move"
        [attr.aria-label]="'Move ' + title()"
        title="Drag, or use the arrow keys"
        (pointerdown)="grasp($event, 'move')"
        (keydown)="step($event, 'move')"
      >
        ⠿ {{ title() }}
      </button>
      <button type="button" [attr.aria-label]="'Edit ' + title()" (click)="edited.emit()">Edit</button>
      <button type="button" [attr.aria-label]="'Remove ' + title()" (click)="removed.emit()">×</button>
    </div>
    <button
      type="button"
      class="size"
      [attr.aria-label]="'Resize ' + title()"
      title="Drag, or use the arrow keys"
      (pointerdown)="grasp($event, 'size')"
      (keydown)="step($event, 'size')"
    >
      ⇲
    </button>
  `,
  styleUrl: './place-handles.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaceHandles {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly title = input.required<string>();
  readonly place = input.required<Place>();
  readonly moved = output<Place>();
  readonly edited = output();
  readonly removed = output();

  /** The pointer is followed until it is let go; places change only in whole columns and rows. */
  protected grasp(event: PointerEvent, what: 'move' | 'size'): void {
    const grip = event.currentTarget as HTMLElement;
    const columnPx = (this.host.nativeElement.closest('.grid')?.clientWidth ?? 0) / GRID_COLUMNS;
    const from = this.place();
    grip.setPointerCapture(event.pointerId);
    const follow = (at: PointerEvent) => {
      const [dx, dy] = [Math.round((at.clientX - event.clientX) / columnPx), Math.round((at.clientY - event.clientY) / ROW_PX)];
      this.moved.emit(changed(from, what, dx, dy));
    };
    grip.addEventListener('pointermove', follow);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', follow), { once: true });
  }

  protected step(event: KeyboardEvent, what: 'move' | 'size'): void {
    const step = ARROWS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.moved.emit(changed(this.place(), what, ...step));
    }
  }
}

function changed(place: Place, what: 'move' | 'size', dx: number, dy: number): Place {
  return what === 'move'
    ? { ...place, x: place.x + dx, y: place.y + dy }
    : { ...place, width: place.width + dx, height: place.height + dy };
}
