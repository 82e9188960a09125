import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Appearance } from '@aladdin/sdk/bridge/messages.ts'

/** Paper is white: while the page is printed it is drawn in the light theme. */
export function usePrinted(appearance: Appearance): Appearance {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const paper = matchMedia('print')
    // The browser takes its picture as soon as this event is over.
    const change = (): void => flushSync(() => setIsPrinting(paper.matches))
    paper.addEventListener('change', change)
    return () => paper.removeEventListener('change', change)
  }, [])
  return isPrinting ? { ...appearance, theme: 'light' } : appearance
}
