import { useState, useSyncExternalStore } from 'react'
import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { inputsOf, valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { useScene } from '../scene.ts'
import { Filter } from './filter.tsx'
import { FilterSheet } from './filter-sheet.tsx'
import { filterWidth, fitFilters } from './fit-filters.ts'
import { optionsOf } from './options.ts'
import { valueText } from './value-text.ts'

/** Narrower than this, filters stand in a sheet. */
const phoneWidth = 560
const mostRows = 2
const buttonWidth = 128

/** Every input of the app in a row that stays in sight; on paper what they are set to. */
export function Filters() {
  const scene = useScene()
  const width = useSyncExternalStore(subscribeToSize, () => innerWidth)
  const inputs = inputsOf(scene.run.app)
  if (inputs.length === 0) return null
  const values = valuesOf(scene.run.app, scene.run.inputs)
  const { language } = scene.appearance
  const settings = inputs.map((block) => ({
    name: block.name,
    label: block.label[language],
    text: valueText(block, values[block.name] ?? null, {
      options: optionsOf(block, scene),
      none: scene.words.none,
    }),
  }))
  return (
    <>
      {width < phoneWidth ? (
        <FilterSheet inputs={inputs} values={values} summary={settings.map((one) => one.text).join(' · ')} />
      ) : (
        <FilterRow inputs={inputs} values={values} width={width} />
      )}
      <dl className="settings">
        {settings.map(({ name, label, text }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function FilterRow({
  inputs,
  values,
  width,
}: {
  inputs: readonly InputBlock[]
  values: ReturnType<typeof valuesOf>
  width: number
}) {
  const { appearance, selected, states, words } = useScene()
  const [isOpen, setIsOpen] = useState(false)
  const fitting = fitFilters(
    inputs.map((block) => filterWidth(block, block.label[appearance.language])),
    { room: width - 48, rows: mostRows, button: buttonWidth },
  )
  const rest = inputs.slice(fitting)
  // What is looked at or wrong is never behind the button.
  const mustOpen = rest.some(
    (block) => block.name === selected || states.get(block.name)?.status === 'failed',
  )
  const shown = isOpen || mustOpen ? inputs : inputs.slice(0, fitting)
  return (
    <form
      className="filters"
      role="search"
      aria-label={words.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      {shown.map((block) => (
        <Filter key={block.name} block={block} value={values[block.name] ?? null} />
      ))}
      {rest.length > 0 && !mustOpen && (
        <button type="button" className="more" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.fewerFilters : words.moreFilters(rest.length)}
        </button>
      )}
    </form>
  )
}

function subscribeToSize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
