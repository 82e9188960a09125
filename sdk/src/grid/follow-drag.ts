/** Calls `move` for every movement of a pressed pointer, until it is let go. */
export function followDrag(
  element: HTMLElement,
  start: PointerEvent,
  move: (event: PointerEvent) => void,
): void {
  const end = new AbortController()
  element.setPointerCapture(start.pointerId)
  element.addEventListener('pointermove', move, { signal: end.signal })
  for (const name of ['pointerup', 'pointercancel']) {
    element.addEventListener(name, () => end.abort(), { signal: end.signal })
  }
}
