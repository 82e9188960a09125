import type { App, Block } from '@aladdin/sdk/app/app.ts'
import type { AnsweredBlock, AnswerManifest } from '@aladdin/sdk/contract/answers.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { KeptOutcome } from '@aladdin/sdk/node/kept-worker.ts'
import type { BlockOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { OpenQuestion } from './open-question.ts'

/** What a run gave as an answer; blocks that its end left out say why. */
export function toPack(
  question: OpenQuestion,
  outcome: KeptOutcome,
  { madeAt, seconds }: { readonly madeAt: number; readonly seconds: number },
): AnswerPack {
  const { app, name, number, keys, today, seed, datasets, values } = question
  const blocks = blockNames(app, outcome).map((block): AnsweredBlock => {
    const found = outcome.blocks.get(block)
    return found === undefined ? missingBlock(app, block, { outcome, seconds }) : answeredBlock(block, found)
  })
  const manifest: AnswerManifest = {
    key: keys.answer,
    url: `/api/apps/${name}/answers/${keys.answer}`,
    version: number,
    from: 'server',
    madeAt: new Date(madeAt).toISOString(),
    today,
    seed,
    datasets: datasets.map(({ alias, gated }) => ({
      alias,
      source: gated.name,
      version: gated.version,
      ...(gated.dataDate === undefined ? {} : { dataDate: gated.dataDate }),
    })),
    parameters: Object.fromEntries(
      Object.entries(values).map(([input, value]) => [input, isRange(value) ? [value[0], value[1]] : value]),
    ),
    elapsedMs: outcome.elapsedMs,
    blocks,
  }
  const arrow = new Map<string, Uint8Array>()
  for (const [block, found] of outcome.blocks) if (found.arrow !== undefined) arrow.set(block, found.arrow)
  return { manifest, arrow }
}

/** Whether the same question would be answered the same way again: then the answer is worth keeping. */
export function isLasting({ end, blocks }: KeptOutcome): boolean {
  const passing = new Set(['out-of-memory', 'engine-stopped'])
  return end === 'finished' && ![...blocks.values()].some(({ failure }) => passing.has(failure?.code ?? ''))
}

/** Blocks that draw something or have something to say, in document order; then datasets with a fault. */
function blockNames(app: App, { blocks }: KeptOutcome): string[] {
  const own = app.blocks.filter((block) => isDrawn(block) || blocks.has(block.name)).map(({ name }) => name)
  return [...own, ...[...blocks.keys()].filter((name) => !own.includes(name))]
}

function isDrawn(block: Block): boolean {
  return (
    block.kind === 'chart' ||
    block.kind === 'kpi' ||
    block.kind === 'table' ||
    (block.kind === 'input' && block.type === 'choice' && block.choices.from === 'query')
  )
}

function answeredBlock(name: string, outcome: BlockOutcome): AnsweredBlock {
  const { status, rows, truncated, total, elapsedMs, isCut, failure, reason } = outcome
  return {
    name,
    status,
    rows,
    truncated,
    elapsedMs,
    ...(total === undefined ? {} : { total }),
    ...(isCut ? { cut: cutText(rows) } : {}),
    ...(failure === undefined
      ? {}
      : { failure: { ...failure, place: { file: failure.place.file, line: failure.place.line } } }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function cutText(rows: number): LocalText {
  return {
    zh: `结果太大，只显示前 ${rows} 行；请先筛选或汇总`,
    en: `the result is too large: its first ${rows} rows are shown; filter or aggregate first`,
  }
}

function missingBlock(
  app: App,
  name: string,
  { outcome, seconds }: { readonly outcome: KeptOutcome; readonly seconds: number },
): AnsweredBlock {
  const place = app.blocks.find((block) => block.name === name)?.place
  const failure = {
    place: { file: place?.file ?? 'app.md', line: place?.line ?? 1 },
    ...(outcome.end === 'crashed' ? crashed : tooLong(seconds)),
  }
  return { name, status: 'failed', rows: 0, truncated: false, elapsedMs: 0, failure }
}

const crashed = {
  code: 'engine-stopped',
  message: {
    zh: '计算引擎中断，没有结果；请减少一次处理的数据后重试',
    en: 'the engine stopped, so there is no result: let it work on less data and retry',
  },
}

function tooLong(seconds: number) {
  return {
    code: 'too-long',
    message: {
      zh: `服务器计算超过 ${seconds} 秒，已停止；请缩小筛选范围，或请作者先汇总`,
      en: `the server stopped after ${seconds} seconds: narrow the filters, or ask the author to aggregate first`,
    },
  }
}

function isRange(value: unknown): value is readonly [string, string] {
  return Array.isArray(value)
}
