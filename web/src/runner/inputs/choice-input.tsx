import { useId, useRef, useState, type KeyboardEvent } from 'react'
import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { useScene } from '../scene.ts'
import { optionsOf, type Option } from './options.ts'

const mostShown = 200

/** One of several, found by typing: a combobox as the ARIA practices describe it. */
export function ChoiceInput(props: {
  readonly id: string
  readonly block: InputBlock & { type: 'choice' | 'branch' }
  readonly value: string | null
  readonly set: (value: string | null) => void
}) {
  const { id, block, value, set } = props
  const scene = useScene()
  const { words } = scene
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState<string>()
  const [active, setActive] = useState(0)
  const all: readonly Option[] = [{ value: null, label: words.none }, ...optionsOf(block, scene)]
  const isOpen = search !== undefined
  const wanted = (search ?? '').trim().toLowerCase()
  const found = all
    .filter(
      (one) =>
        wanted === '' ||
        one.label.toLowerCase().includes(wanted) ||
        (one.value ?? '').toLowerCase().includes(wanted),
    )
    .slice(0, mostShown)
  const chosen = all.find((one) => one.value === value)

  const open = (): void => {
    setSearch('')
    setActive(
      Math.max(
        0,
        all.findIndex((one) => one.value === value),
      ),
    )
  }
  const choose = (option: Option | undefined): void => {
    setSearch(undefined)
    if (option !== undefined && option.value !== value) set(option.value)
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (isOpen) setActive((index) => Math.min(found.length - 1, Math.max(0, index + step)))
      else open()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isOpen) choose(found[active])
      else open()
    } else if (event.key === 'Escape') setSearch(undefined)
  }

  return (
    <span className="choice">
      <input
        ref={field}
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={isOpen ? words.search : words.none}
        value={search ?? (chosen?.value === null ? '' : (chosen?.label ?? value ?? ''))}
        onClick={() => {
          if (!isOpen) open()
        }}
        onChange={(event) => {
          setSearch(event.target.value)
          setActive(0)
        }}
        onBlur={() => setSearch(undefined)}
        onKeyDown={move}
      />
      {isOpen && (
        <ul id={listId} role="listbox" className="options">
          {found.map((option, index) => (
            <li
              key={option.value ?? ''}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={option.value === value}
              className={index === active ? 'active' : ''}
              ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              // Before the field loses the focus, which would close the list.
              onPointerDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
            >
              {option.label}
            </li>
          ))}
          {found.length === 0 && <li className="soft">{words.noMatch}</li>}
        </ul>
      )}
    </span>
  )
}
