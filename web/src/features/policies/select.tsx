interface SelectProps<TValue extends string> {
  readonly label: string
  readonly value: TValue
  readonly options: readonly { readonly value: TValue; readonly text: string }[]
  readonly choose: (value: TValue) => void
}

/** A small choice inside a sentence. */
export function Select<TValue extends string>({ label, value, options, choose }: SelectProps<TValue>) {
  const isKnown = options.some((option) => option.value === value)
  return (
    <select
      className="input input--small policy__select"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen !== undefined) choose(chosen.value)
      }}
    >
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}
