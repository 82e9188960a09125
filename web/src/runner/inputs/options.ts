import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { readColumn } from '@aladdin/sdk/format/cell.ts'
import type { Scene } from '../scene.ts'

export interface Option {
  readonly value: string | null
  readonly label: string
}

/** What a viewer may choose from; empty for filters without choices and while their query runs. */
export function optionsOf(block: InputBlock, { run, states, appearance }: Scene): readonly Option[] {
  const { language } = appearance
  if (block.type === 'branch') {
    return run.scope.branches.map((branch) => ({ value: branch.id, label: branch.name[language] }))
  }
  if (block.type !== 'choice') return []
  if (block.choices.from === 'list') {
    return block.choices.items.map((item) => ({ value: item.value, label: item.label[language] }))
  }
  const state = states.get(block.name)
  const result =
    state?.status === 'done' ? state.result : state?.status === 'running' ? state.previous : undefined
  if (result === undefined) return []
  const labels = readColumn(result.table, 'label')
  return readColumn(result.table, 'value').flatMap((value, row) =>
    value === null ? [] : [{ value: String(value), label: String(labels[row] ?? value) }],
  )
}
