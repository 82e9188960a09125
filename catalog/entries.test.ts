import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import { branches } from './branches.ts'
import { listCatalogEntries } from './entries.ts'
import { people } from './people.ts'

const entries = listCatalogEntries()

test('the ten subject areas of the catalog are all in use', () => {
  expect(new Set(entries.map((entry) => entry.domain)).size).toBe(10)
})

test('every dataset has an owner who can sign in', () => {
  const logins = new Set(people.map((person) => person.login))
  expect(entries.filter((entry) => !logins.has(entry.owner)).map((entry) => entry.name)).toEqual([])
})

test('every title and every meaning is written in both languages', () => {
  const empty = entries.flatMap((entry) =>
    [entry, ...entry.columns]
      .filter(({ title, meaning }) => [title.zh, title.en, meaning.zh, meaning.en].includes(''))
      .map((part) => `${entry.name}.${part.name}`),
  )
  expect(empty).toEqual([])
})

test('every policy names each role exactly once and only columns that exist', () => {
  for (const entry of entries) {
    const names = new Set(entry.columns.map((column) => column.name))
    const roles = usual(entry.policy).flatMap((grant) => grant.roles)
    expect(roles.toSorted(), entry.name).toEqual(['admin', 'analyst', 'steward', 'viewer'])
    for (const grant of entry.policy.grants) {
      const used = [...ruleColumns(grant.rows), ...Object.keys(grant.columns)]
      expect(
        used.filter((column) => !names.has(column)),
        entry.name,
      ).toEqual([])
    }
  }
})

test('the column that says the day of the data exists and is a day', () => {
  for (const { name, dayColumn, columns } of entries) {
    if (dayColumn === undefined) continue
    expect(columns.find((column) => column.name === dayColumn)?.type, name).toMatch(/^(date|timestamp)$/)
  }
})

test('customer rows never reach anyone without a row rule, and the administrator only as groups of twenty or more', () => {
  for (const entry of entries.filter((one) => one.classification === 'C2')) {
    const grants = usual(entry.policy)
    expect(grants.find((grant) => grant.roles.includes('viewer'))!.rows, entry.name).toEqual({
      rule: 'equals',
      column: 'manager_id',
      attribute: 'subject',
    })
    expect(grants.find((grant) => grant.roles.includes('analyst'))!.rows, entry.name).toEqual({
      rule: 'within',
      column: 'branch_id',
      attribute: 'branches',
    })
    const { rows, mode } = grants.find((grant) => grant.roles.includes('admin'))!
    if (mode?.kind === 'aggregate') expect(mode.k, entry.name).toBeGreaterThanOrEqual(20)
    else expect(rows, entry.name).toEqual({ rule: 'none' })
  }
})

test('an exception for a person names someone of the demo, gives no more than her role could, and ends', () => {
  const logins = people.map(({ login }) => login)
  const exceptions = entries.flatMap(({ policy }) => policy.grants.filter((grant) => grant.people))
  expect(exceptions.length).toBeGreaterThan(0)
  for (const { people: named = [], rows, expires } of exceptions) {
    expect(logins).toEqual(expect.arrayContaining([...named]))
    expect(rows).toEqual({ rule: 'within', column: 'branch_id', attribute: 'branches' })
    expect(expires).toMatch(/^20\d\d-/)
  }
})

test('a description that does not fit is refused with its file and place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aladdin-catalog-'))
  try {
    mkdirSync(join(folder, 'reference'))
    const broken = { ...entries.find((entry) => entry.name === 'dim_calendar'), classification: 'C9' }
    writeFileSync(join(folder, 'reference', 'dim_calendar.json'), JSON.stringify(broken))
    expect(() => listCatalogEntries(folder)).toThrow(/reference[/\\]dim_calendar\.json at \/classification/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the tree has one head office, branches below it and sub-branches below those', () => {
  const kinds = new Map(branches.map((branch) => [branch.id, branch.kind]))
  expect(kinds.size).toBe(branches.length)
  expect(branches.length).toBeGreaterThanOrEqual(40)
  for (const { id, parent, kind } of branches) {
    const above = parent === null ? null : kinds.get(parent)
    expect(above, id).toBe(kind === 'head' ? null : kind === 'branch' ? 'head' : 'branch')
  }
})

test('every person of the demo holds a position at a branch that exists', () => {
  const ids = new Set(branches.map((branch) => branch.id))
  const places = people.flatMap((person) => person.positions.map((position) => position.branch))
  expect(places.filter((branch) => !ids.has(branch))).toEqual([])
  expect(new Set(people.flatMap((person) => person.positions.map((position) => position.role))).size).toBe(4)
})

/** Grants of whole roles for what people usually ask: analysis. */
function usual({ grants }: Policy) {
  return grants.filter(
    ({ people: named, purposes = ['analysis'] }) => named === undefined && purposes.includes('analysis'),
  )
}

function ruleColumns(rule: RowRule): string[] {
  if ('rules' in rule) return rule.rules.flatMap(ruleColumns)
  return 'column' in rule ? [rule.column] : []
}
