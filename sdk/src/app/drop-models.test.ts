import { expect, it } from 'vitest'
import { dropModels } from './drop-models.ts'

const block = (lines: string) => `\`\`\`model rating\nmethod: scorecard\n${lines}data: shops\n\`\`\`\n`

it.each([
  ['use: risk\n', ''],
  ['use: risk\nversion: 3\n', ''],
  ['use: kept\nversion: 3\n', 'use: kept\nversion: 3\n'],
])('an app without its models keeps all else: %j', (written, left) => {
  const files = { 'app.md': block(written), 'queries/a.sql': 'select 1' }
  expect(dropModels(files, (name) => name === 'kept')).toEqual({ ...files, 'app.md': block(left) })
})
