import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { meaningOf } from './meaning';
import { SyntaxNode } from './syntax';

/** A part of an expression with its parts below it, and what its function or operator does. */
@Component({
  selector: 'pw-syntax-tree',
  imports: [],
  template: `
    <p>
      <code>{{ node().text }}</code> <span class="muted">{{ meaning() }}</span>
    </p>
    @if (node().children.length > 0) {
      <ul>
        @for (child of node().children; track $index) {
          <li><pw-syntax-tree [node]="child" /></li>
        }
      </ul>
    }
  `,
  styles: `
    p {
      margin: 0;
      padding: 2px 0;
    }
    code {
      margin-right: 8px;
      padding: 1px 6px;
      border: 1px solid var(--border);
      border-radius: 3px;
      background: var(--surface-0);
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0 0 0 8px;
      padding: 0 0 0 16px;
      border-left: 1px solid var(--border-strong);
      list-style: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SyntaxTree {
  readonly node = input.required<SyntaxNode>();

  protected readonly meaning = computed(() => meaningOf(this.node().term));
}
