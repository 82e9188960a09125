import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { cashApp } from '../support/datasets.ts'
import { listed, median, type Figure } from './figure.ts'
import { visit, type Visitor } from './visitor.ts'

const people = ['chen.jing', 'zhang.guoqiang', 'zhou.min']

/** From opening a draft to the first letter that stands in the text. */
export async function measureEditor(origin: string): Promise<Figure[]> {
  const cold: number[] = []
  const warm: number[] = []
  for (const person of people) {
    const author = await visit(origin, person)
    try {
      const { id, revision } = await author.ask<Draft>('POST', '/api/drafts', { from: 'blank' })
      await author.ask('PUT', `/api/drafts/${id}`, { revision, files: cashApp('atm_cash_daily') })
      cold.push(await openToType(author, `${origin}/workbench/${id}`))
      warm.push(await openToType(author, `${origin}/workbench/${id}`))
    } finally {
      await author.close()
    }
  }
  const figure = (what: string, values: readonly number[]): Figure => ({
    what,
    most: 2000,
    measured: median(values),
    unit: 'ms',
    note: listed(values),
  })
  return [
    figure('open a draft by its address → a typed letter stands, empty cache', cold),
    figure('the same, warm cache', warm),
  ]
}

async function openToType({ context }: Visitor, address: string): Promise<number> {
  const page = await context.newPage()
  try {
    const started = Date.now()
    await page.goto(address, { waitUntil: 'commit' })
    const line = page.locator('.monaco-editor .view-line').first()
    await line.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('x')
    await line.filter({ hasText: /^x---/ }).waitFor()
    const taken = Date.now() - started
    await page.keyboard.press('Backspace')
    await page.locator('.status__saved--saved').waitFor()
    return taken
  } finally {
    await page.close()
  }
}
