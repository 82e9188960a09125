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

/**
 * Search as one types: `change` hears the text once the keys have rested. While the box is being left it waits longer,
 * so that no list moves under a press on one of its results and no search takes the reader back from what she opens.
 */
export function SearchBox({
  label,
  value,
  change,
  rest = 200,
}: {
  label: string
  value: string
  change: (text: string) => void
  /** Milliseconds without a key; 0 where the list is at hand, which then never lags behind the text. */
  rest?: number
}) {
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    if (value !== told) {
      setTold(value)
      setText(value)
    }
  }
  const [left, setLeft] = useState(false)
  const tell = () => {
    if (text === told) return
    setTold(text)
    change(text)
  }
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    if (text === told) return undefined
    const timer = setTimeout(() => latest.current(), left ? 1000 : rest)
    return () => clearTimeout(timer)
  }, [text, told, left, rest])
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
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
      />
    </div>
  )
}
