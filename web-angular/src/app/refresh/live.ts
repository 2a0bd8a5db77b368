import { computed, linkedSignal, Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Observable } from 'rxjs';
import { Failure, failureOf } from '../prometheus/failure';

/** What is asked; two questions with the same topic differ only in when they were asked. */
export interface Question {
  readonly topic: string;
}

export interface Live<T> {
  /** The newest answer to the present topic; while a new topic loads, the former topic's answer. */
  readonly value: Signal<T | undefined>;
  readonly failure: Signal<Failure | undefined>;
  readonly busy: Signal<boolean>;
  retry(): void;
}

interface Kept<T> {
  readonly topic: string;
  readonly value: T;
}

/**
 * Asks again whenever the question changes, cancels what is superseded and keeps the old answer in sight until the new one is
 * there. A failure drops an answer to another topic: what is on screen must not be taken for what was asked.
 */
export function live<Q extends Question, T>(question: () => Q | undefined, ask: (question: Q) => Observable<T>): Live<T> {
  const asked = computed(question);
  const resource = rxResource({ params: asked, stream: ({ params }) => ask(params) });
  const failure = computed(() => {
    const error = resource.error();
    return error === undefined ? undefined : failureOf(error.cause ?? error);
  });
  const kept = linkedSignal<{ topic: string | undefined; value: T | undefined; failed: boolean }, Kept<T> | undefined>({
    source: () => ({
      topic: asked()?.topic,
      value: resource.hasValue() ? resource.value() : undefined,
      failed: resource.error() !== undefined,
    }),
    computation: ({ topic, value, failed }, previous) => {
      if (topic === undefined) {
        return undefined;
      }
      if (value !== undefined) {
        return { topic, value };
      }
      return failed && previous?.value?.topic !== topic ? undefined : previous?.value;
    },
  });
  return {
    value: computed(() => kept()?.value),
    failure,
    busy: resource.isLoading,
    retry: () => resource.reload(),
  };
}
