import type { App, AppFiles, AppProblem } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { useEffect, useMemo, useState } from 'react'
import { outlineOf, type OutlineBlock } from './outline.ts'

export interface Checked {
  /** The newest app without problems; while one types it may be a little older than the text. */
  readonly app: App | undefined
  readonly problems: readonly AppProblem[]
  readonly outline: readonly OutlineBlock[]
}

/** Checks the text when the keys rest for a moment. */
export function useChecked(files: AppFiles): Checked {
  const [settled, setSettled] = useState(files)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(files), restMs)
    return () => clearTimeout(timer)
  }, [files])
  const checked = useMemo(() => checkApp(settled, { methods }), [settled])
  const outline = useMemo(() => outlineOf(settled), [settled])
  const [sound, setSound] = useState(checked.app)
  if (checked.app !== undefined && checked.app !== sound) setSound(checked.app)
  return { app: checked.app ?? sound, problems: checked.problems, outline }
}

const restMs = 80
