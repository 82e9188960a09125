import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { isAppFile } from '@aladdin/sdk/app/limits.ts'
import { parseApp } from '@aladdin/sdk/app/parse.ts'
import { printApp } from '@aladdin/sdk/app/print.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'

const root = join(import.meta.dirname, 'input')
const cases = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory())

describe('reading and printing an app', () => {
  test('there are enough golden apps to mean something', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  test.each(cases)('%s comes back byte for byte', (name) => {
    const files = appFiles(join(root, name))
    expect(printApp(parseApp(files).document)).toEqual(files)
  })

  test.each(cases)('%s with random damage comes back byte for byte, and check only complains', (name) => {
    const files = appFiles(join(root, name))
    const random = randomOf(name)
    for (let round = 0; round < 20; round += 1) {
      const damaged = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, damage(text, random)]),
      )
      expect(printApp(parseApp(damaged).document)).toEqual(damaged)
      const { app, problems } = checkApp(damaged, { methods })
      expect(app === undefined).toBe(problems.length > 0)
      for (const problem of problems) {
        const lines = (damaged[problem.place.file] ?? '').split('\n').length
        expect(problem.place.line).toBeGreaterThanOrEqual(1)
        expect(problem.place.line).toBeLessThanOrEqual(lines + 1)
      }
    }
  })
})

function appFiles(folder: string): AppFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => relative(folder, join(folder, path)).replaceAll('\\', '/'))
    .filter(isAppFile)
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const pieces = [
  '\n',
  '```',
  '---\n',
  '{',
  '[[',
  ']]',
  "'",
  '"',
  '$',
  ': ',
  '\r\n',
  '> ',
  '- ',
  '\t',
  '\ufeff',
  '，',
  '/*',
  '*',
]

/** The text with one piece removed, doubled or put in. */
function damage(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length)
  const length = Math.floor(random() * 12)
  const kind = random()
  if (kind < 0.3) return text.slice(0, at) + text.slice(at + length)
  if (kind < 0.5) return text.slice(0, at + length) + text.slice(at)
  return text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + text.slice(at)
}

/** The same numbers for the same name, so that a failure can be repeated. */
function randomOf(name: string): () => number {
  let state =
    Array.from(name).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647, 7) || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
