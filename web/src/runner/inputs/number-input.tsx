import { useState } from 'react'
import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { hasSlider, numberFieldWidth } from './fit-filters.ts'

type NumberBlock = InputBlock & { type: 'integer' | 'number' }

/** A field, and a slider beside it where the range is small. */
export function NumberInput(props: {
  readonly id: string
  readonly block: NumberBlock
  readonly value: number | null
  readonly set: (value: number | null) => void
}) {
  const { id, block, value, set } = props
  const [draft, setDraft] = useState(value === null ? '' : String(value))
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setDraft(value === null ? '' : String(value))
  }
  const step = block.step ?? (block.type === 'integer' ? 1 : 'any')
  const tell = (text: string): void => {
    const number = text.trim() === '' ? null : Number(text)
    if (number !== null && Number.isNaN(number)) return
    set(number)
  }
  const limits = block.range === undefined ? {} : { min: block.range[0], max: block.range[1] }
  return (
    <span className="range">
      {block.range !== undefined && hasSlider(block) && (
        <input
          type="range"
          tabIndex={-1}
          aria-hidden="true"
          {...limits}
          step={step}
          value={value ?? block.range[0]}
          onChange={(event) => set(Number(event.target.value))}
        />
      )}
      <input
        id={id}
        type="number"
        inputMode="decimal"
        {...limits}
        step={step}
        style={{ width: numberFieldWidth(block) }}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          tell(event.target.value)
        }}
      />
    </span>
  )
}
