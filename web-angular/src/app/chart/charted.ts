import { Signal } from '@angular/core';
import { Live } from '../refresh/live';
import { Lines } from './lines';

/** Lines with the expression that they answer. */
export interface Charted extends Live<Lines> {
  readonly expression: Signal<string>;
}
