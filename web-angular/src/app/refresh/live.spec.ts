import { effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { live } from './live';

function setUp() {
  const question = signal<{ topic: string; at: number } | undefined>({ topic: 'prod', at: 1 });
  const asked: { question: { topic: string; at: number }; answer: Subject<string> }[] = [];
  const answer = TestBed.runInInjectionContext(() =>
    live(question, (given) => {
      const entry = { question: given, answer: new Subject<string>() };
      asked.push(entry);
      return entry.answer;
    }),
  );
  // Someone looks at the answer all the time, as a template does.
  TestBed.runInInjectionContext(() => effect(() => void answer.value()));
  const settle = () => TestBed.tick();
  const last = () => asked[asked.length - 1];
  settle();
  return { question, asked, answer, settle, last };
}

async function stable(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

describe('live', () => {
  it('keeps the old answer while the same question is asked again', async () => {
    const { question, answer, last, settle } = setUp();
    last()?.answer.next('first');
    await stable();
    expect(answer.value()).toBe('first');
    question.set({ topic: 'prod', at: 2 });
    settle();
    expect(answer.busy()).toBe(true);
    expect(answer.value()).toBe('first');
    last()?.answer.next('second');
    await stable();
    expect(answer.value()).toBe('second');
  });

  it('cancels a question that is superseded', () => {
    const { question, asked, settle } = setUp();
    question.set({ topic: 'qa', at: 1 });
    settle();
    expect(asked.map(({ answer }) => answer.observed)).toEqual([false, true]);
  });

  it('keeps the old answer when a refresh fails, and says that it failed', async () => {
    const { question, answer, last, settle } = setUp();
    last()?.answer.next('first');
    await stable();
    question.set({ topic: 'prod', at: 2 });
    settle();
    last()?.answer.error(new Error('The store is away.'));
    await stable();
    expect(answer.value()).toBe('first');
    expect(answer.failure()?.sentence).toBe('The store is away.');
  });

  it('does not show another topic’s answer when the present one fails', async () => {
    const { question, answer, last, settle } = setUp();
    last()?.answer.next('prod’s');
    await stable();
    question.set({ topic: 'qa', at: 1 });
    settle();
    expect(answer.value()).toBe('prod’s');
    last()?.answer.error(new Error('No.'));
    await stable();
    expect(answer.value()).toBeUndefined();
  });

  it('asks nothing while there is no question', async () => {
    const { question, answer, asked, last } = setUp();
    last()?.answer.next('first');
    question.set(undefined);
    await stable();
    expect(asked).toHaveLength(1);
    expect(answer.value()).toBeUndefined();
  });
});
