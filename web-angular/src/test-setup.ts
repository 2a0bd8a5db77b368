// jsdom lays nothing out, so it has no ResizeObserver; drawing is tested in a real browser.
class SilentResizeObserver implements ResizeObserver {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
}

globalThis.ResizeObserver = SilentResizeObserver;
