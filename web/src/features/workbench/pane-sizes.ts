import { useCallback, useState } from 'react'

export interface PaneSizes {
  readonly left: number
  readonly right: number
  readonly drawer: number
}

export type PaneName = keyof PaneSizes

/** Widths of the panes and height of the drawer in px, as this browser remembers them. */
export function usePaneSizes(): {
  readonly sizes: PaneSizes
  readonly resize: (pane: PaneName, size: number) => void
} {
  const [sizes, setSizes] = useState(readSizes)
  const resize = useCallback((pane: PaneName, size: number) => {
    setSizes((known) => {
      const next = { ...known, [pane]: clamp(pane, size) }
      localStorage.setItem(remembered, JSON.stringify(next))
      return next
    })
  }, [])
  return { sizes, resize }
}

export const paneLimits: Readonly<Record<PaneName, readonly [number, number]>> = {
  left: [160, 420],
  right: [280, 1100],
  drawer: [88, 560],
}

const remembered = 'aladdin.workbench.panes'

function clamp(pane: PaneName, size: number): number {
  const [least, most] = paneLimits[pane]
  return Math.round(Math.min(most, Math.max(least, size)))
}

function readSizes(): PaneSizes {
  const usual = { left: 224, right: Math.round((innerWidth - 72 - 224) * 0.47), drawer: 208 }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(remembered) ?? '{}')
    const read = (pane: PaneName): number => {
      const size: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, pane) : undefined
      return clamp(pane, typeof size === 'number' ? size : usual[pane])
    }
    return { left: read('left'), right: read('right'), drawer: read('drawer') }
  } catch {
    return usual
  }
}
