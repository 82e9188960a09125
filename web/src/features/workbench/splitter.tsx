import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { paneLimits, type PaneName } from './pane-sizes.ts'

/** The line between two panes: drag it, or move it with the arrow keys. */
export function Splitter({
  pane,
  size,
  label,
  resize,
}: {
  pane: PaneName
  size: number
  label: string
  resize: (pane: PaneName, size: number) => void
}) {
  const [grip, setGrip] = useState<{ at: number; size: number }>()
  const isUpright = pane !== 'drawer'
  // The left pane grows to the right, the others grow to the left or upwards.
  const sign = pane === 'left' ? 1 : -1
  const at = (event: PointerEvent) => (isUpright ? event.clientX : event.clientY)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    resize(pane, size + step * sign)
  }
  const [least, most] = paneLimits[pane]
  return (
    // A separator that can be moved takes the focus by its role.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={`splitter splitter--${pane} ${grip === undefined ? '' : 'splitter--held'}`}
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip({ at: at(event), size })
      }}
      onPointerMove={(event) => {
        if (grip !== undefined) resize(pane, grip.size + (at(event) - grip.at) * sign)
      }}
      onPointerUp={() => setGrip(undefined)}
      onPointerCancel={() => setGrip(undefined)}
    />
  )
}
