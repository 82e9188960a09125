import type { Theme } from '@aladdin/sdk/charts/palette.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { useEffect, useRef, useState } from 'react'
import { loadMonaco } from './load-monaco.ts'

/** Two texts side by side with what differs. */
export function TextDifference(props: {
  readonly before: string
  readonly after: string
  readonly language: Language
  readonly theme: Theme
}) {
  const { before, after, language, theme } = props
  const place = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<Error>()
  useEffect(() => {
    let close: (() => void) | undefined
    let isGone = false
    const open = async (): Promise<void> => {
      const { monaco } = await loadMonaco(language)
      if (isGone || place.current === null) return
      const original = monaco.editor.createModel(before, 'aladdin-app')
      const modified = monaco.editor.createModel(after, 'aladdin-app')
      const view = monaco.editor.createDiffEditor(place.current, {
        automaticLayout: true,
        readOnly: true,
        originalEditable: false,
        minimap: { enabled: false },
        renderOverviewRuler: false,
        hideUnchangedRegions: { enabled: true },
        fontSize: 12,
      })
      view.setModel({ original, modified })
      monaco.editor.setTheme(`aladdin-${theme}`)
      close = () => {
        view.dispose()
        original.dispose()
        modified.dispose()
      }
    }
    open().catch(setFailure)
    return () => {
      isGone = true
      close?.()
    }
  }, [before, after, language, theme])
  // The page's error boundary says what happened and offers to try again.
  if (failure !== undefined) throw failure
  return <div ref={place} className="code" />
}
