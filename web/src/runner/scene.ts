import { createContext, useContext } from 'react'
import type { Appearance } from '@aladdin/sdk/bridge/messages.ts'
import type { BlockState } from '@aladdin/sdk/runtime/block-state.ts'
import type { Actions, ShownRun } from './view.ts'
import { words, type Words } from './words.ts'

/** What every drawn part may need besides its own block. */
export interface Scene {
  readonly appearance: Appearance
  readonly run: ShownRun
  readonly states: ReadonlyMap<string, BlockState>
  readonly selected: string | null
  readonly actions: Actions
}

export const SceneContext = createContext<Scene | undefined>(undefined)

export function useScene(): Scene & { readonly words: Words } {
  const scene = useContext(SceneContext)
  if (scene === undefined) throw new Error('a part of the page is drawn outside a scene')
  return { ...scene, words: words[scene.appearance.language] }
}
