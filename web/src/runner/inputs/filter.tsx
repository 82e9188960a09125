import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import { useScene } from '../scene.ts'
import { ChoiceInput } from './choice-input.tsx'
import { NumberInput } from './number-input.tsx'
import { TextInput } from './text-input.tsx'

/** One input with its name and what is wrong with its value. */
export function Filter({ block, value }: { block: InputBlock; value: ParameterValue }) {
  const { appearance, states, selected } = useScene()
  const { language } = appearance
  const state = states.get(block.name)
  const problem = state?.status === 'failed' ? state.failure.message[language] : undefined
  return (
    <div className={`filter${selected === block.name ? ' selected' : ''}`} id={`block-${block.name}`}>
      <label htmlFor={`input-${block.name}`} title={block.hint?.[language]}>
        {block.label[language]}
      </label>
      <Control block={block} value={value} />
      {problem !== undefined && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

function Control({ block, value }: { block: InputBlock; value: ParameterValue }) {
  const { actions, words } = useScene()
  const id = `input-${block.name}`
  const set = (next: ParameterValue): void => actions.setParameter(block.name, next)
  switch (block.type) {
    case 'text':
      return (
        <TextInput
          id={id}
          value={typeof value === 'string' ? value : ''}
          set={(text) => set(text === '' ? null : text)}
        />
      )
    case 'integer':
    case 'number':
      return <NumberInput id={id} block={block} value={typeof value === 'number' ? value : null} set={set} />
    case 'date':
      return (
        <input
          id={id}
          type="date"
          value={typeof value === 'string' ? value : ''}
          min={isoDay(block.range?.[0])}
          max={isoDay(block.range?.[1])}
          onChange={(event) => set(event.target.value === '' ? null : event.target.value)}
        />
      )
    case 'daterange': {
      const [from, to] = typeof value === 'object' && value !== null ? value : ['', '']
      const change = (next: readonly [string, string]): void =>
        set(next[0] === '' || next[1] === '' ? null : next)
      return (
        <span className="range">
          <input
            id={id}
            type="date"
            aria-label={words.from}
            value={from}
            max={to === '' ? undefined : to}
            onChange={(event) => change([event.target.value, to === '' ? event.target.value : to])}
          />
          <span className="soft">{words.to}</span>
          <input
            type="date"
            aria-label={words.to}
            value={to}
            min={from === '' ? undefined : from}
            onChange={(event) => change([from === '' ? event.target.value : from, event.target.value])}
          />
        </span>
      )
    }
    case 'choice':
    case 'branch':
      return <ChoiceInput id={id} block={block} value={typeof value === 'string' ? value : null} set={set} />
    default:
      return block satisfies never
  }
}

/** Limits relative to the day of the run are checked by the runtime; only plain days limit the calendar. */
function isoDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}
