import { useEffect, useRef, type RefObject } from 'react'

/** Calls `reach` when the marked element comes within a screen of being seen. */
export function useNearEnd(reach: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(reach)
  useEffect(() => {
    latest.current = reach
    const mark = element.current
    if (mark === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && latest.current(),
      { rootMargin: '600px' },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  })
  return element
}
