import type { App, AppDataset, Block, InputBlock } from '../app/app.ts'

const place = { file: 'app.md', line: 1 }

/** An app of the given blocks, in document order, each shown once: what tests of the runtime start from. */
export function buildApp(blocks: readonly Block[], datasets: readonly AppDataset[] = []): App {
  const body = blocks.map((block) => ({ kind: 'block' as const, name: block.name }))
  return {
    format: 1,
    title: { zh: '测试', en: 'Test' },
    summary: { zh: '', en: '' },
    topic: 'channels',
    tags: [],
    datasets,
    blocks,
    body: { zh: body, en: body },
  }
}

export function sqlBlock(name: string, sql: string, line = 1): Block {
  return { kind: 'sql', name, sql, place: { ...place, line } }
}

export function kpiBlock(name: string, data: string): Block {
  return { kind: 'kpi', name, data, place, figures: [] }
}

export function tableBlock(name: string, data: string, limit = 100): Block {
  return { kind: 'table', name, data, place, title: { zh: name, en: name }, columns: [], limit }
}

export function integerInput(
  name: string,
  value: number | null,
  range?: readonly [number, number],
): InputBlock {
  const label = { zh: name, en: name }
  return {
    kind: 'input',
    type: 'integer',
    name,
    place,
    label,
    default: value,
    ...(range ? { range } : {}),
  }
}

export function textInput(name: string, value: string | null): InputBlock {
  return { kind: 'input', type: 'text', name, place, label: { zh: name, en: name }, default: value }
}

export function rangeInput(name: string, value: readonly [string, string] | null): InputBlock {
  return { kind: 'input', type: 'daterange', name, place, label: { zh: name, en: name }, default: value }
}
