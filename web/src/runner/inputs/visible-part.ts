export interface VisiblePart {
  readonly top: number
  readonly bottom: number
}

/**
 * Tells which part of the frame the viewer sees, in the frame's own pixels: a frame may be much taller than the screen
 * and then scrolls with the page around it, where "fixed at the bottom" would be out of sight.
 */
export function watchVisiblePart(element: HTMLElement, tell: (part: VisiblePart) => void): () => void {
  const steps = 100
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.at(-1)?.intersectionRect
      if (seen !== undefined && seen.height > 0) tell({ top: seen.top, bottom: seen.bottom })
    },
    { threshold: Array.from({ length: steps + 1 }, (_, index) => index / steps) },
  )
  observer.observe(element)
  return () => observer.disconnect()
}
