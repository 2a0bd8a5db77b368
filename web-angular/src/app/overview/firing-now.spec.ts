import { provideRouter } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { SOME_ALERT } from '../alerts/some-alert';
import { FiringNow } from './firing-now';

async function shown(count: number): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(FiringNow);
  fixture.componentRef.setInput(
    'alerts',
    Array.from({ length: count }, (_, index) => ({ ...SOME_ALERT, id: `a${index}` })),
  );
  fixture.componentRef.setInput('nowMs', SOME_ALERT.sinceMs + 120_000);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('FiringNow', () => {
  it('tells what is wrong and for how long, and leads to it', async () => {
    const page = await shown(1);
    expect(page.textContent).toContain('/api/orders in prod fails');
    expect(page.textContent).toContain('for 2 min');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/alerts?alert=a0');
    expect(page.textContent).not.toContain('more');
  });

  it('names six, and counts the others', async () => {
    const page = await shown(9);
    expect(page.querySelectorAll('li').length).toBe(6);
    expect(page.textContent).toContain('and 3 more');
  });
});
