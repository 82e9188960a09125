import { useEffect, useState } from 'react'

/** Says its text when the typing pauses, on Enter and when it is left. */
export function TextInput({ id, value, set }: { id: string; value: string; set: (text: string) => void }) {
  const [draft, setDraft] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setDraft(value)
  }
  const tell = (): void => {
    if (draft !== value) set(draft)
  }
  useEffect(() => {
    const timer = setTimeout(tell, 400)
    return () => clearTimeout(timer)
  })
  return (
    <input
      id={id}
      type="text"
      value={draft}
      maxLength={500}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={tell}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell()
      }}
    />
  )
}
