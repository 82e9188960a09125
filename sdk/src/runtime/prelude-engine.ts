import type { Engine } from './engine.ts'
import { preludeMacros, type MacroGroup } from './prelude.ts'

/**
 * The engine with the macros of the prelude. They are made when a statement first names one of them: all together
 * take a third of a second of every opening, and most apps name none.
 */
export function withPrelude(engine: Engine): Engine {
  const made = new Set<MacroGroup>()
  const provide = async (sql: string): Promise<void> => {
    for (const { group, pattern } of groups) {
      if (made.has(group) || !pattern.test(sql)) continue
      for (const statement of group.statements) await engine.run(statement)
      made.add(group)
    }
  }
  return {
    version: engine.version,
    async run(sql, options) {
      await provide(sql)
      return engine.run(sql, options)
    },
    async query(sql, options) {
      await provide(sql)
      return engine.query(sql, options)
    },
    close: () => engine.close(),
  }
}

const groups = preludeMacros.map((group) => ({
  group,
  pattern: new RegExp(`\\b(${group.names.join('|')})\\b`, 'i'),
}))
