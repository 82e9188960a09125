import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { toMatchExpression, toSearchText } from './search-text.ts'

const titles = ['ATM 现金预测', '小微商户评级', '手机银行漏斗', 'Branch deposits']

function find(query: string): string[] {
  const db = new Database(':memory:')
  db.exec('create virtual table s using fts5 (name unindexed, title, body, pinyin, initials)')
  for (const title of titles) {
    const text = toSearchText([title], ['西安 渠道'])
    db.prepare('insert into s values (?, ?, ?, ?, ?)').run(
      title,
      text.title,
      text.body,
      text.pinyin,
      text.initials,
    )
  }
  const expression = toMatchExpression(query)
  if (expression === undefined) return []
  return db
    .prepare<[string], { name: string }>('select name from s where s match ?')
    .all(expression)
    .map((row) => row.name)
}

test.each([
  ['现金', ['ATM 现金预测']],
  ['xjyc', ['ATM 现金预测']],
  ['xianjin', ['ATM 现金预测']],
  ['评级', ['小微商户评级']],
  ['户评', ['小微商户评级']],
  ['shouji', ['手机银行漏斗']],
  ['deposit', ['Branch deposits']],
  ['ATM 预测', ['ATM 现金预测']],
  ['级', ['小微商户评级']],
  ['渠道', titles],
  ['"; drop table', []],
  ['不存在', []],
])('searching %s finds %j', (query, expected) => {
  expect(find(query).sort()).toEqual([...expected].sort())
})

test('typing only punctuation searches for nothing', () => {
  expect(toMatchExpression(' ?! ')).toBeUndefined()
})
