import { Type } from 'typebox'
import { LocalText } from '../../contract/text.ts'

/** Explains a field to the author: completion and hover show `doc`, other tools the English `description`. */
export function doc(zh: string, en: string): { description: string; doc: LocalText } {
  return { description: en, doc: { zh, en } }
}

/** A label: one text for both languages, or one per language. */
export function label(zh: string, en: string) {
  return Type.Union([Type.String(), LocalText], {
    ...doc(zh, en),
    expected: { zh: '文字，或 { zh: …, en: … }', en: 'text, or { zh: …, en: … }' },
  })
}

/** One word of a list. */
export function word<const TWords extends readonly string[]>(
  words: TWords,
  about: { description: string; doc: LocalText },
) {
  return Type.Unsafe<TWords[number]>(
    Type.Union(
      words.map((each) => Type.Literal(each)),
      { ...about, expected: { zh: words.join('、'), en: `one of ${words.join(', ')}` } },
    ),
  )
}

export function columnName(zh: string, en: string) {
  return Type.String({
    ...doc(zh, en),
    minLength: 1,
    expected: { zh: '一个列名', en: 'the name of a column' },
  })
}

export const relationName = Type.String({
  ...doc('数据来源：区块名或数据集别名', 'Where the rows come from: a block or the alias of a dataset'),
  minLength: 1,
  expected: { zh: '一个区块名或数据集别名', en: 'the name of a block or of a dataset' },
})

export const numberFormats = ['auto', 'integer', 'decimal', 'percent', 'money'] as const

export const numberFormat = word(
  numberFormats,
  doc(
    '数字格式：auto 自动换算万/亿，percent 乘以 100',
    'How numbers are written: auto shortens them, percent multiplies by 100',
  ),
)

export const numberRange = Type.Tuple([Type.Number(), Type.Number()], {
  ...doc('最小值和最大值', 'Least and greatest value'),
  expected: { zh: '两个数 [最小, 最大]', en: 'two numbers [least, greatest]' },
})

export const closed = { additionalProperties: false } as const
