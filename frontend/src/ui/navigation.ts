/** Whether the page now appearing was navigated to, so that exactly one heading takes the focus. */

let pending = false;

export function noteNavigation(): void {
  pending = true;
}

export function takeNavigation(): boolean {
  const was = pending;
  pending = false;
  return was;
}
