import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './field.css'

/** A label with its control; hint and problem are read with it. */
export function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string
  hint?: string | undefined
  problem?: string | undefined
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode
}) {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': note === undefined ? undefined : `${id}-note` })}
      {note !== undefined && (
        <span id={`${id}-note`} className={problem === undefined ? 'field__hint' : 'field__problem'}>
          {note}
        </span>
      )}
    </div>
  )
}

/** Search as one types: `change` hears the text once the keys have rested. */
export function SearchBox({
  label,
  value,
  change,
}: {
  label: string
  value: string
  change: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setText(value)
  }
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
    if (text === value) return undefined
    const timer = setTimeout(() => latest.current(text), 200)
    return () => clearTimeout(timer)
  }, [text, value, change])
  return (
    <div className="searchbox">
      <Icon name="search" />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
