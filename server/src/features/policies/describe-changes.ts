import { Purpose, type Policy } from '@aladdin/sdk/contract/policy.ts'
import { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { combineGrants, grantsFor, treatmentIn, type Combined } from '../../engine/extract/combine-grants.ts'
import type { Widening } from '../../engine/extract/is-wider.ts'
import {
  exportWords,
  modeInWords,
  purposeWords,
  roleWords,
  ruleInWords,
  treatmentInWords,
} from './plain-words.ts'

/** What a policy's words need to know: titles of columns, names of persons. */
export interface Vocabulary {
  readonly title: (column: string) => LocalText
  readonly person: (id: string) => LocalText
}

/** Earlier than every end: a difference is told whether or not it has ended meanwhile. */
const beforeEveryEnd = '0000-01-01'

/** What changed from one policy to the next, for whom, in plain words; nothing when nobody is given anything else. */
export function describeChanges(before: Policy, after: Policy, words: Vocabulary): LocalText[] {
  const named = new Set(
    [before, after].flatMap(({ grants }) => grants.flatMap((grant) => grant.people ?? [])),
  )
  const subjects = Role.anyOf.flatMap(({ const: role }) =>
    [undefined, ...named].map((person) => ({ role, ...(person === undefined ? {} : { person }) })),
  )
  return subjects.flatMap((subject) => {
    const byPurpose = Purpose.anyOf.map(({ const: purpose }) => {
      const asker = { ...subject, purpose, today: beforeEveryEnd }
      const own = (policy: Policy) => {
        const grants = grantsFor(policy, asker)
        // whoever has no exception is told of with the role
        return subject.person === undefined || grants.some(({ people }) => people !== undefined)
          ? combineGrants(grants)
          : undefined
      }
      return { purpose, said: differences(own(before), own(after), words) }
    })
    const who = subject.person === undefined ? roleWords[subject.role] : words.person(subject.person)
    const isSame = new Set(byPurpose.map(({ said }) => JSON.stringify(said))).size === 1
    const told = isSame ? byPurpose.slice(0, 1) : byPurpose
    return told.flatMap(({ purpose, said }) =>
      said.map(({ zh, en }) => ({
        zh: `${who.zh}${isSame ? '' : `（${purposeWords[purpose].zh}）`}：${zh}`,
        en: `${who.en}${isSame ? '' : ` (${purposeWords[purpose].en})`}: ${en}`,
      })),
    )
  })
}

/** One way in which more is given, in plain words. */
export function describeWidening(
  { what, role, person, column, from }: Widening,
  words: Vocabulary,
): LocalText {
  const who = person === undefined ? roleWords[role] : words.person(person)
  const more = moreWords[what]
  const of = column === undefined ? { zh: '', en: '' } : words.title(column)
  const since =
    from === undefined ? { zh: '', en: '' } : { zh: `（自 ${from} 起）`, en: ` (from ${from} on)` }
  return {
    zh: `${who.zh}：${of.zh}${more.zh}${since.zh}`,
    en: `${who.en}: ${of.en === '' ? '' : `${of.en} `}${more.en}${since.en}`,
  }
}

const moreWords: Readonly<Record<Widening['what'], LocalText>> = {
  rows: { zh: '看到更多行', en: 'more rows' },
  column: { zh: '显示得更多', en: 'is shown more openly' },
  mode: { zh: '给数方式更宽', en: 'rows in a more open form' },
  export: { zh: '可以导出', en: 'may export' },
}

function differences(
  before: Combined | undefined,
  after: Combined | undefined,
  words: Vocabulary,
): LocalText[] {
  if (before === undefined && after === undefined) return []
  if (before === undefined && after !== undefined) {
    const { zh, en } = ruleInWords(after.rows, words.title)
    const until =
      after.until === undefined
        ? { zh: '', en: '' }
        : { zh: `，到 ${after.until} 为止`, en: `, until ${after.until}` }
    return [{ zh: `新增授权，${zh}${until.zh}`, en: `is given ${en}${until.en}` }]
  }
  if (before === undefined || after === undefined)
    return [{ zh: '取消授权', en: 'is given nothing any more' }]
  const names = [...new Set([...Object.keys(before.columns), ...Object.keys(after.columns)])]
  return [
    ...changed(
      { zh: '行', en: 'rows' },
      ruleInWords(before.rows, words.title),
      ruleInWords(after.rows, words.title),
    ),
    ...names.flatMap((name) =>
      changed(
        words.title(name),
        treatmentInWords(treatmentIn(before.columns, name)),
        treatmentInWords(treatmentIn(after.columns, name)),
      ),
    ),
    ...changed({ zh: '给数方式', en: 'form' }, modeInWords(before.mode), modeInWords(after.mode)),
    ...changed(
      { zh: '导出', en: 'export' },
      exportWords[before.export ?? 'unsaid'],
      exportWords[after.export ?? 'unsaid'],
    ),
    ...changed({ zh: '到期', en: 'end' }, endWords(before.until), endWords(after.until)),
  ]
}

function endWords(until: string | undefined): LocalText {
  return until === undefined ? { zh: '不到期', en: 'never' } : { zh: until, en: until }
}

function changed(what: LocalText, before: LocalText, after: LocalText): LocalText[] {
  if (before.zh === after.zh && before.en === after.en) return []
  return [
    {
      zh: `${what.zh}由「${before.zh}」改为「${after.zh}」`,
      en: `${what.en} from “${before.en}” to “${after.en}”`,
    },
  ]
}
