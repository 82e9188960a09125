import type { ColumnType } from '../../contract/dataset.ts'
import type { LocalText } from '../../contract/text.ts'

const typeNames: Readonly<Record<ColumnType, LocalText>> = {
  text: { zh: '文本', en: 'text' },
  integer: { zh: '整数', en: 'an integer' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是/否', en: 'yes or no' },
  date: { zh: '日期', en: 'a date' },
  timestamp: { zh: '日期时间', en: 'a date with time' },
}

/** Why a value makes its row a bad one, and what to do about it. */
export function badValueReason(type: ColumnType, value: string): LocalText {
  const { zh, en } = typeNames[type]
  const shown = value.slice(0, 40)
  return {
    zh: `“${shown}”不是按计划格式写的${zh}。请改正这个值，或改列的类型。`,
    en: `“${shown}” is not ${en} in the planned format. Correct the value or change the column's type.`,
  }
}
