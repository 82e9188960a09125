import type { Classification } from '@aladdin/sdk/contract/dataset.ts'

/** Who looks, for the eye of a camera. */
export interface Watermark {
  readonly text: string
  readonly classification: Classification
}

/**
 * Lays the tiled name over an element and keeps it there: a layer that is taken away or changed by hand is laid anew.
 * It lets every press through and prints with the page. Gives what ends it. Public data has none.
 */
export function layWatermark(over: HTMLElement, { text, classification }: Watermark): () => void {
  if (classification === 'C0') return () => undefined
  let layer: HTMLElement | undefined
  const observer = new MutationObserver(() => lay())
  const lay = () => {
    observer.disconnect()
    layer?.remove()
    layer = document.createElement('div')
    layer.setAttribute('aria-hidden', 'true')
    layer.dataset['watermark'] = classification
    Object.assign(layer.style, lookOf(text, classification))
    over.append(layer)
    observer.observe(over, { childList: true })
    observer.observe(layer, { attributes: true, childList: true, characterData: true, subtree: true })
  }
  lay()
  return () => {
    observer.disconnect()
    layer?.remove()
  }
}

const strength = { C1: 0.07, C2: 0.13 } as const

function lookOf(text: string, classification: 'C1' | 'C2'): Partial<CSSStyleDeclaration> {
  return {
    position: 'absolute',
    inset: '0',
    zIndex: '1',
    pointerEvents: 'none',
    backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile(text, strength[classification]))}")`,
    backgroundRepeat: 'repeat',
    // a printer leaves backgrounds out unless told
    printColorAdjust: 'exact',
  }
}

/** Grey in the middle of light and dark is seen on both. */
function tile(text: string, opacity: number): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const font = `font-family="PingFang SC,Microsoft YaHei,Noto Sans SC,Noto Sans CJK SC,sans-serif" font-size="13"`
  const words = (x: number, y: number) =>
    `<text x="${x}" y="${y}" transform="rotate(-20 ${x} ${y})">${safe}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="260"><g fill="#7d8785" fill-opacity="${opacity * 3}" ${font}>${words(20, 110)}${words(230, 240)}</g></svg>`
}
