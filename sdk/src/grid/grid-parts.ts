/** The elements of a grid: a place that scrolls, a canvas that stays in sight, and rows for those who do not see it. */
export function gridParts(element: HTMLElement): {
  readonly scroller: HTMLElement
  readonly spacer: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly mirror: HTMLElement
} {
  const scroller = document.createElement('div')
  const spacer = document.createElement('div')
  const canvas = document.createElement('canvas')
  const mirror = document.createElement('div')
  element.style.position = 'relative'
  scroller.style.cssText = 'position:absolute;inset:0;overflow:auto;outline:none'
  scroller.tabIndex = 0
  scroller.role = 'grid'
  canvas.style.cssText = 'position:sticky;top:0;left:0;display:block;pointer-events:none'
  canvas.ariaHidden = 'true'
  mirror.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  mirror.role = 'rowgroup'
  scroller.append(canvas, spacer, mirror)
  element.append(scroller)
  return { scroller, spacer, canvas, mirror }
}
