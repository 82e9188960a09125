import { describe, expect, test } from 'vitest'
import { blockSchemas } from './blocks/block-schemas.ts'
import { parseApp } from './parse.ts'
import { printApp } from './print.ts'
import { problemTexts } from './problem-texts.ts'
import type { Shape } from './shape.ts'

const head = '---\nformat: 1\ntitle: a\ntopic: credit\n---\n'
const prose = (body: string) =>
  parseApp({ 'app.md': head + body }).document.main.pieces.flatMap((piece) =>
    piece.kind === 'prose' ? piece.nodes : [],
  )
const text = (value: string) => ({ kind: 'text', text: value })

describe('prose', () => {
  test('inline values stand between texts, with their formats', () => {
    expect(prose('a {t.n:percent} b {$p} c {t.n')).toEqual([
      {
        kind: 'paragraph',
        children: [
          text('a '),
          { kind: 'value', of: 'block', name: 't', column: 'n', format: 'percent' },
          text(' b '),
          { kind: 'value', of: 'parameter', name: 'p', format: 'auto' },
          text(' c {t.n'),
        ],
      },
    ])
  })

  test('a backslash keeps a brace a brace', () => {
    expect(prose('\\{t.n} {t.n}')).toMatchObject([{ children: [text('{t.n} '), { name: 't' }] }])
  })

  test('HTML is text and swallows no block', () => {
    const { document } = parseApp({
      'app.md': `${head}<details>\n\`\`\`sql a\nselect 1\n\`\`\`\n<script>x</script>\n`,
    })
    expect(document.main.pieces.map((piece) => piece.kind)).toEqual(['front', 'prose', 'block', 'prose'])
    expect(prose('<script>x</script>')).toEqual([
      { kind: 'paragraph', children: [text('<script>x</script>')] },
    ])
  })

  test('tables, lists and links become plain nodes', () => {
    expect(prose('| a | b |\n|---|---|\n| 1 | [x](http://y) |\n')).toEqual([
      {
        kind: 'grid',
        head: [[text('a')], [text('b')]],
        rows: [[[text('1')], [{ kind: 'link', url: 'http://y', children: [text('x')] }]]],
      },
    ])
  })
})

describe('pieces', () => {
  test('odd beginnings and ends lose nothing', () => {
    for (const body of [
      '',
      '\ufeff',
      '\ufeff# a',
      '---',
      '---\n',
      '---\n---',
      '\ufeff---\na: 1\n---\nx\0y',
      '```sql a',
      '\r\r\n\n',
    ]) {
      const files = { 'app.md': body }
      expect(printApp(parseApp(files).document)).toEqual(files)
    }
  })
})

describe('a text that nobody reads', () => {
  const refused = (body: string) => {
    const files = { 'app.md': head + body }
    const { document, problems } = parseApp(files)
    expect(printApp(document)).toEqual(files)
    return problems.map(({ code, place, fix }) => [code, place.line, fix?.zh])
  }
  const answer = [['text-too-long', 6, '把长清单放进数据集或区块，或拆成几个应用。']]

  test('a list, headings or quotes without end are refused before they are read', () => {
    expect(refused('- a\n'.repeat(100_000))).toEqual(answer)
    expect(refused('# a\n\n'.repeat(80_000))).toEqual(answer)
    expect(refused('> a\n\n'.repeat(2000))).toEqual(answer)
    expect(refused('- > a\n'.repeat(2000))).toEqual(answer)
  })

  test('long queries in fences and a long list are read', () => {
    expect(refused('```sql a\n' + 'select 1\n'.repeat(6000) + '```\n')).toEqual([])
    expect(refused('- a\n'.repeat(1000))).toEqual([])
  })
})

describe('what authors read', () => {
  test('every sentence about a mistake is there in both languages and says what to do', () => {
    const texts: [string, { message: { zh: string; en: string }; fix?: { zh: string; en: string } }][] =
      Object.entries(problemTexts)
    for (const [code, each] of texts) {
      expect(each.message.zh, code).toMatch(/\p{Script=Han}/u)
      expect(each.message.en, code).not.toMatch(/\p{Script=Han}/u)
      expect(each.fix?.zh, code).toMatch(/\p{Script=Han}/u)
      expect(each.fix?.en, code).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('every field of every block explains itself in both languages', () => {
    for (const [kind, schema] of Object.entries(blockSchemas)) {
      const shape = schema as Shape
      expect(shape.doc?.zh, kind).toBeTruthy()
      for (const [field, each] of Object.entries(shape.properties ?? {})) {
        expect(each.doc?.zh, `${kind}.${field}`).toMatch(/\p{Script=Han}/u)
        expect(each.doc?.en, `${kind}.${field}`).toBeTruthy()
      }
    }
  })
})
