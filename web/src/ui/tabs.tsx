import './tabs.css'

interface TabsProps<TValue extends string> {
  readonly label: string
  readonly value: TValue
  readonly options: readonly { readonly value: TValue; readonly text: string }[]
  readonly choose: (value: TValue) => void
}

/** Different views of one list, in a line. */
export function Tabs<TValue extends string>({ label, value, options, choose }: TabsProps<TValue>) {
  return (
    <div className="tabs" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="tabs__tab"
          aria-pressed={option.value === value}
          onClick={() => choose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  )
}

/** A short choice of one, such as a time window. */
export function Segments<TValue extends string>({ label, value, options, choose }: TabsProps<TValue>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="segments__segment"
          aria-pressed={option.value === value}
          onClick={() => choose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  )
}
