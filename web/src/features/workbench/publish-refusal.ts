import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** Why a draft was not published, as far as the author can do something about it here. */
export type PublishRefusal =
  | {
      readonly kind: 'reach'
      readonly dataset: string
      readonly title: LocalText
      readonly alias: string
      readonly mine: boolean
      readonly wanted: Visibility
    }
  | {
      readonly kind: 'model-reach'
      readonly model: string
      readonly title: LocalText
      readonly mine: boolean
      readonly wanted: Visibility
    }
  | { readonly kind: 'lines'; readonly sentence: LocalText; readonly lines: readonly RefusedLine[] }
  | { readonly kind: 'sentence'; readonly sentence: LocalText | undefined }

export interface RefusedLine {
  readonly file: string
  readonly line: number
  readonly message: LocalText
  readonly fix: LocalText | undefined
}

/** Reads the server's refusal; whatever it holds besides its sentence is looked at with care. */
export function readRefusal(error: unknown): PublishRefusal {
  if (!(error instanceof ProblemError)) return { kind: 'sentence', sentence: undefined }
  const { code, title, fields = {} } = error.problem
  if (code === 'dataset-reaches-fewer') {
    const { name, alias, mine, wanted, dataset } = fields
    if (typeof name === 'string' && typeof alias === 'string' && isVisibility(wanted)) {
      return {
        kind: 'reach',
        dataset: name,
        title: isLocalText(dataset) ? dataset : { zh: name, en: name },
        alias,
        mine: mine === true,
        wanted,
      }
    }
  }
  if (code === 'model-reaches-fewer') {
    const { name, mine, wanted, model } = fields
    if (typeof name === 'string' && isVisibility(wanted)) {
      const title = isLocalText(model) ? model : { zh: name, en: name }
      return { kind: 'model-reach', model: name, title, mine: mine === true, wanted }
    }
  }
  const found = fields['problems'] ?? fields['failure']
  const lines = Array.isArray(found) ? found.flatMap(readLine) : []
  return lines.length > 0 ? { kind: 'lines', sentence: title, lines } : { kind: 'sentence', sentence: title }
}

function readLine(value: unknown): readonly RefusedLine[] {
  if (typeof value !== 'object' || value === null) return []
  const { message, place, fix } = value as Record<string, unknown> // an object, as was just seen
  if (!isLocalText(message) || typeof place !== 'object' || place === null) return []
  const { file, line } = place as Record<string, unknown> // an object, as was just seen
  if (typeof file !== 'string' || typeof line !== 'number') return []
  return [{ file, line, message, fix: isLocalText(fix) ? fix : undefined }]
}

function isLocalText(value: unknown): value is LocalText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh' in value &&
    typeof value.zh === 'string' &&
    'en' in value
  )
}

function isVisibility(value: unknown): value is Visibility {
  return value === 'private' || value === 'branch' || value === 'bank'
}
