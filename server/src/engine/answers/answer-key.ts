import { createHash } from 'node:crypto'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { RunInputs, ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import { toCanonicalJson } from '../../platform/canonical-json.ts'

/** Raised when the same question is to be answered differently: then every stored answer is forgotten. */
const answerFormat = 2

export interface Question {
  /** With the models that its blocks name. */
  readonly app: App
  readonly appId: string
  readonly number: number
  /** Key of the viewer's extract of each dataset, by alias: what she may see now. */
  readonly extracts: Readonly<Record<string, string>>
  readonly scope: ViewerScope
  /** Values of all inputs. */
  readonly values: RunInputs['parameters']
  readonly today: string
  readonly seed: number
}

/**
 * Two keys. Of the engine: equal ones may share one that is open, since nothing in it differs but the filters. Of the
 * answer: equal ones are the same question about the same rows.
 */
export function answerKeys(question: Question): { readonly engine: string; readonly answer: string } {
  const { values, today, seed, ...open } = question
  const engine = hashOf({ format: answerFormat, ...open })
  return { engine, answer: hashOf({ engine, values, today, seed }) }
}

/**
 * The scope as the app can read it. An app that never asks for the viewer's branch gets none, so that people of equal
 * rows share an answer wherever they work, and cannot learn of one another where they do not.
 */
export function scopeFor(app: App, scope: ViewerScope): ViewerScope {
  return readsScope(app) ? scope : noScope
}

function readsScope(app: App): boolean {
  return app.blocks.some(
    (block) =>
      (block.kind === 'input' && block.type === 'branch') ||
      (block.kind === 'sql' && /viewer_branch/i.test(block.sql)),
  )
}

const noScope: ViewerScope = { branch: { id: '', name: { zh: '', en: '' } }, branches: [] }

function hashOf(value: unknown): string {
  return createHash('sha256').update(toCanonicalJson(value)).digest('hex')
}
