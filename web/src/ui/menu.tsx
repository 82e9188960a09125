import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './menu.css'

export type MenuEntry =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'item'
      readonly text: string
      readonly hint?: string
      readonly icon?: IconName
      /** Set for a choice among several. */
      readonly checked?: boolean
      readonly choose: () => void
    }

/** A button that opens a short list; arrow keys move, Escape closes and gives the focus back. */
export function Menu({
  label,
  className,
  entries,
  align = 'start',
  children,
}: {
  label: string
  className: string
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!isOpen) return undefined
    itemsOf(root.current)[0]?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])

  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      close()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isOpen) step(root.current, event.key === 'ArrowDown' ? 1 : -1)
      else setOpen(true)
    }
  }

  return (
    // The keys are those of the button and the items inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div
          className={`menu__list ${align === 'end' ? 'menu__list--end' : ''}`}
          id={id}
          role="menu"
          aria-label={label}
        >
          {entries.map((entry, index) => (
            // Entries of a menu have no identity beyond their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Entry key={index} entry={entry} close={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function Entry({ entry, close }: { entry: MenuEntry; close: () => void }) {
  if (entry.kind === 'rule') return <div className="menu__rule" role="separator" />
  if (entry.kind === 'title')
    return (
      <div className="menu__title" role="presentation">
        {entry.text}
      </div>
    )
  const isChoice = entry.checked !== undefined
  return (
    <button
      type="button"
      className="menu__item"
      role={isChoice ? 'menuitemradio' : 'menuitem'}
      aria-checked={entry.checked}
      tabIndex={-1}
      onClick={() => {
        close()
        entry.choose()
      }}
    >
      {entry.icon !== undefined && <Icon name={entry.icon} />}
      <span className="menu__item-text">
        {entry.text}
        {entry.hint !== undefined && <span className="menu__item-hint">{entry.hint}</span>}
      </span>
      {entry.checked === true && <Icon name="check" />}
    </button>
  )
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.menu__item') ?? [])]
}

function step(root: HTMLElement | null, by: 1 | -1): void {
  const items = itemsOf(root)
  const at = items.findIndex((item) => item === document.activeElement)
  items[(at + by + items.length) % items.length]?.focus()
}
