import { marks } from '../format/bilingual.ts'
import type { RunInputs, ViewerScope } from './block-state.ts'
import { setVariable } from './parameters.ts'

/** Macros that stand for one another's names: a keyword such as `localtime` calls a function of another name. */
export interface MacroGroup {
  readonly names: readonly string[]
  readonly statements: readonly string[]
}

const days = ['today', 'current_date']
const moments = [
  'now',
  'current_timestamp',
  'localtimestamp',
  'current_localtimestamp',
  'transaction_timestamp',
  'get_current_timestamp',
]
const times = ['current_time', 'localtime', 'current_localtime', 'get_current_time']

/**
 * What SQL sees of clock, chance and viewer. DuckDB's own clock functions need an extension that a bank may not
 * have, and no run with them can be repeated; the keywords (`current_date`, `localtime` …) resolve to functions, so
 * macros cover both spellings. `random()` stays the engine's and is seeded before each block.
 */
export const preludeMacros: readonly MacroGroup[] = [
  {
    names: [...days, ...moments, ...times],
    statements: [
      ...days.map((name) => macro(name, "cast(getvariable('__today') as date)")),
      ...moments.map((name) => macro(name, "cast(getvariable('__today') as timestamp)")),
      ...times.map((name) => macro(name, "time '00:00:00'")),
    ],
  },
  {
    names: ['age'],
    statements: [
      `create or replace temp macro age(since) as system.main.age(cast(getvariable('__today') as timestamp), since),
    (until, since) as system.main.age(until, since)`,
    ],
  },
  {
    names: ['viewer_branch'],
    statements: [macro('viewer_branch', "cast(getvariable('__viewer_branch') as varchar)")],
  },
  {
    names: ['say'],
    statements: [
      `create or replace temp macro say(zh, en) as ${chr(marks.open)} || zh || ${chr(marks.between)} || en || ${chr(marks.close)}`,
    ],
  },
]

/** Values of the run that the macros read. */
export function preludeVariables(inputs: RunInputs, scope: ViewerScope): readonly string[] {
  return [
    setVariable({ name: '__today', type: 'date', value: inputs.today }),
    setVariable({ name: '__viewer_branch', type: 'varchar', value: scope.branch.id }),
  ]
}

/** Names whose use makes a result depend on the run's day. */
export const clockNames: readonly string[] = [
  'today',
  'now',
  'age',
  'current_date',
  'current_timestamp',
  'localtimestamp',
  'current_localtimestamp',
  'transaction_timestamp',
  'get_current_timestamp',
]

/** Names whose use makes a result depend on the seed; such a block is stored once, so all readers see the same. */
export const chanceNames: readonly string[] = [
  'random',
  'setseed',
  'uuid',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
  'sample',
  'tablesample',
]

/** Starts the engine's random numbers anew: the same seed and block give the same numbers. */
export function seedStatement(seed: number, block: string): string {
  let state = Math.trunc(seed) | 0
  for (const character of block) state = (Math.imul(state, 31) + (character.codePointAt(0) ?? 0)) | 0
  return `select setseed(${(state / 2_147_483_648).toFixed(9)})`
}

function chr(letter: string): string {
  return `chr(${letter.charCodeAt(0)})`
}

function macro(name: string, body: string): string {
  return `create or replace temp macro "${name}"() as ${body}`
}
