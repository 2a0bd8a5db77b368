const TYPED_IN = 'input, textarea, select, [contenteditable], dialog';

/** Where a person types, the browser's own undo is meant; a dialog has nothing of the page behind it. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null;
}

/** What the usual keys ask for: Ctrl+Z (or Cmd+Z), and with Shift, or Ctrl+Y, the way back. */
export function historyKeyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): 'undo' | 'redo' | undefined {
  const key = event.key.toLowerCase();
  if (event.altKey || !(event.ctrlKey || event.metaKey)) {
    return undefined;
  }
  if (key === 'z') {
    return event.shiftKey ? 'redo' : 'undo';
  }
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}
