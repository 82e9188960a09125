import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Theme } from '@aladdin/sdk/charts/palette.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { useEffect, useRef, useState } from 'react'
import type { DeskEvents, EditorDesk, Mark } from './editor-desk.ts'
import { loadMonaco } from './load-monaco.ts'
import type { Knowledge } from './knowledge.ts'
import './code-editor.css'

/** A text editor over the files of an app, one of which is shown. */
export function CodeEditor(props: {
  readonly files: AppFiles
  readonly path: string
  readonly marks: readonly Mark[]
  readonly knowledge: Knowledge
  readonly language: Language
  readonly theme: Theme
  /** Spoken name of the text field. */
  readonly label: string
  readonly events: DeskEvents
  /** Hands the desk over for jumps and insertions. */
  readonly onDesk: (desk: EditorDesk | undefined) => void
}) {
  const { files, path, marks, language, theme, label } = props
  const place = useRef<HTMLDivElement>(null)
  const [desk, setDesk] = useState<EditorDesk>()
  const [failure, setFailure] = useState<Error>()
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    let opened: EditorDesk | undefined
    let isGone = false
    const open = async (): Promise<void> => {
      await loadMonaco(latest.current.language)
      const { openDesk } = await import('./open-desk.ts')
      if (isGone || place.current === null) return
      opened = openDesk(place.current, {
        label: latest.current.label,
        knowledge: () => latest.current.knowledge,
        language: () => latest.current.language,
        on: {
          change: (...change) => latest.current.events.change(...change),
          save: () => latest.current.events.save(),
          run: (selection) => latest.current.events.run(selection),
          cursor: (...cursor) => latest.current.events.cursor(...cursor),
          declare: (dataset) => latest.current.events.declare(dataset),
        },
      })
      setDesk(opened)
      latest.current.onDesk(opened)
    }
    open().catch(setFailure)
    return () => {
      isGone = true
      opened?.close()
      setDesk(undefined)
      latest.current.onDesk(undefined)
    }
  }, [])

  // Files before the one that is shown: a new file must exist before it can be opened.
  useEffect(() => {
    desk?.setFiles(files)
    desk?.setMarks(marks, language)
  }, [desk, files, marks, language])
  useEffect(() => desk?.show(path), [desk, path])
  useEffect(() => desk?.setTheme(theme), [desk, theme])
  useEffect(() => desk?.setLabel(label), [desk, label])

  // The page's error boundary says what happened and offers to try again.
  if (failure !== undefined) throw failure
  return <div ref={place} className="code" />
}
