import { useEffect, useRef, useState } from 'react'
import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import { useScene } from '../scene.ts'
import { closeBeside } from '../../ui/close-beside.ts'
import { Filter } from './filter.tsx'
import { watchVisiblePart, type VisiblePart } from './visible-part.ts'

interface SheetProps {
  readonly inputs: readonly InputBlock[]
  readonly values: Readonly<Record<string, ParameterValue>>
}

/** On a phone: one button that says what is set, and the filters in a sheet at the bottom of what is seen. */
export function FilterSheet({ inputs, values, summary }: SheetProps & { readonly summary: string }) {
  const { words } = useScene()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="filters phone">
      <button type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
        {words.openFilters(inputs.length)}
      </button>
      <span className="soft">{summary}</span>
      {isOpen && <Sheet inputs={inputs} values={values} close={() => setIsOpen(false)} />}
    </div>
  )
}

function Sheet({ inputs, values, close }: SheetProps & { readonly close: () => void }) {
  const { words } = useScene()
  const dialog = useRef<HTMLDialogElement>(null)
  const reach = useRef<HTMLDivElement>(null)
  const [part, setPart] = useState<VisiblePart>()
  useEffect(() => {
    dialog.current?.showModal()
    return reach.current === null ? undefined : watchVisiblePart(reach.current, setPart)
  }, [])
  const { top, bottom } = part ?? { top: 0, bottom: innerHeight }
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={words.filters}
      style={{ bottom: innerHeight - bottom, maxHeight: Math.max(240, (bottom - top) * 0.9) }}
      onClose={close}
      // Only the veil around the sheet is the dialog itself: its content covers the rest.
      {...closeBeside}
    >
      <div ref={reach} className="reach" />
      <form className="sheet-body" onSubmit={(event) => event.preventDefault()}>
        <header>
          <strong>{words.filters}</strong>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.done}
          </button>
        </header>
        {inputs.map((block) => (
          <Filter key={block.name} block={block} value={values[block.name] ?? null} />
        ))}
      </form>
    </dialog>
  )
}
