import { describe, expect, test } from 'vitest'
import { tokenize } from './tokens.ts'

const kinds = (sql: string) => tokenize(sql).map((token) => `${token.kind}:${token.text}`)

describe('tokens', () => {
  const cases: [string, string[]][] = [
    ["select 'it''s'", ['word:select', "string:'it''s'"]],
    ['"a ""b"""', ['quoted:"a ""b"""']],
    ['$$ raw $x $$', ['string:$$ raw $x $$']],
    ['$tag$ a $$ b $tag$', ['string:$tag$ a $$ b $tag$']],
    ["e'a\\'b'", ["string:e'a\\'b'"]],
    ['$机构 + $1 + ?', ['parameter:$机构', 'operator:+', 'positional:$1', 'operator:+', 'positional:?']],
    ['a -- $x\nb', ['word:a', 'comment:-- $x', 'word:b']],
    ['/* a /* b */ c */ d', ['comment:/* a /* b */ c */', 'word:d']],
    ['金额 as 总额_1', ['word:金额', 'word:as', 'word:总额_1']],
    ['1.5e3 .5 1_000 0xFF', ['number:1.5e3', 'number:.5', 'number:1_000', 'number:0xFF']],
    ['a::date', ['word:a', 'operator:::', 'word:date']],
    ['t.x', ['word:t', 'punctuation:.', 'word:x']],
    ['a，b', ['word:a', 'wide:，', 'word:b']],
  ]
  test.each(cases)('%s is split into its parts', (sql, expected) => {
    expect(kinds(sql)).toEqual(expected)
  })

  test('what never ends is marked, and nothing is lost', () => {
    for (const sql of ["'abc", '"abc', '/* a', '$$ a', "e'a\\"]) {
      const tokens = tokenize(sql)
      expect(tokens.map((token) => token.closed)).toEqual([false])
      expect(tokens.at(-1)?.end).toBe(sql.length)
    }
  })
})
