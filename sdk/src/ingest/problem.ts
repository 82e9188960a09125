import type { LocalText } from '../contract/text.ts'

type Facts = Readonly<Record<string, string | number>>

/** Why a file or a table cannot become a dataset; each with its sentence and the way out. */
const sentences = {
  'empty-file': () => ({
    zh: '文件是空的。请选择包含表头和数据行的文件。',
    en: 'The file is empty. Choose a file with a header and rows.',
  }),
  'no-rows': () => ({
    zh: '文件只有表头，没有数据行。请导出包含数据的文件。',
    en: 'The file has a header but no rows. Export it again with its rows.',
  }),
  'binary-file': ({ kind }) => ({
    zh: `这是 ${kind} 文件，不是表格数据。请在原程序中另存为 CSV 或 XLSX 后再上传。`,
    en: `This is a ${kind} file, not a table. Save it as CSV or XLSX in the program it came from, then upload that.`,
  }),
  'wrong-encoding': ({ encoding, line }) => ({
    zh: `第 ${line} 行不是有效的 ${encoding} 文本。请用 UTF-8 或 GB18030 重新导出文件。`,
    en: `Line ${line} is not valid ${encoding} text. Export the file again as UTF-8 or GB18030.`,
  }),
  'ragged-rows': ({ line, found, expected }) => ({
    zh: `多数行的列数不一致：第 ${line} 行有 ${found} 列，表头有 ${expected} 列。请检查分隔符，或重新导出文件。`,
    en: `Most rows differ in their number of columns: line ${line} has ${found}, the header has ${expected}. Check the delimiter or export the file again.`,
  }),
  'too-many-columns': ({ found, limit }) => ({
    zh: `文件有 ${found} 列，最多 ${limit} 列。请只导出需要的列。`,
    en: `The file has ${found} columns, at most ${limit} are possible. Export only the columns you need.`,
  }),
  'unclosed-quote': ({ line }) => ({
    zh: `第 ${line} 行的引号没有结束。请补上引号，或重新导出文件。`,
    en: `A quote that opens on line ${line} never closes. Close it or export the file again.`,
  }),
  'row-too-long': ({ line, limit }) => ({
    zh: `第 ${line} 行超过 ${limit} 字节。请检查换行符，或缩短这一行。`,
    en: `Line ${line} is longer than ${limit} bytes. Check its line breaks or shorten the row.`,
  }),
  'cell-too-long': ({ line, limit }) => ({
    zh: `第 ${line} 行有单元格超过 ${limit} 字节。请缩短它，或去掉这一列。`,
    en: `A cell on line ${line} is longer than ${limit} bytes. Shorten it or leave the column out.`,
  }),
  'too-large': ({ limit }) => ({
    zh: `文件超过 ${limit} 字节。请按日期或机构拆分后上传。`,
    en: `The file is larger than ${limit} bytes. Split it by date or branch and upload the parts.`,
  }),
  'sheet-too-large': ({ limit }) => ({
    zh: `Excel 文件超过 ${limit} MB。请另存为 CSV 后上传。`,
    en: `The Excel file is larger than ${limit} MB. Save it as CSV and upload that.`,
  }),
  'too-many-rows': ({ found, limit }) => ({
    zh: `文件有 ${found} 行，这种格式最多 ${limit} 行。请另存为 CSV，或按日期、机构拆分后上传。`,
    en: `The file has ${found} rows, at most ${limit} are possible in this format. Save it as CSV, or split it by date or branch.`,
  }),
  'zip-bomb': ({ found }) => ({
    zh: `文件解压后有 ${found} MB，与它的大小不相称，没有打开。请在原程序中另存为 CSV 后上传。`,
    en: `Unpacked, the file would be ${found} MB, out of proportion to its size; it was not opened. Save it as CSV in the program it came from.`,
  }),
  'truncated-file': ({ kind }) => ({
    zh: `这个 ${kind} 文件不完整，末尾缺了一段。请重新导出或重新下载后再上传。`,
    en: `This ${kind} file is incomplete: its end is missing. Export or download it again, then upload it.`,
  }),
  'not-json': ({ line }) => ({
    zh: `多数行不是 JSON 对象，第一处在第 ${line} 行。请按“每行一个 {"列名": 值}”重新导出。`,
    en: `Most rows are no JSON objects, the first on line ${line}. Export the file with one {"column": value} per line.`,
  }),
  'too-heavy': () => ({
    zh: '读取这个文件超出了内存或时间限制。请减少列或行，或另存为 CSV 后上传。',
    en: 'Reading this file takes more memory or time than is allowed. Use fewer columns or rows, or save it as CSV.',
  }),
  'bad-rows': ({ count, line }) => ({
    zh: `有 ${count} 行不符合计划的类型，第一处在第 ${line} 行。请修正类型，或选择跳过坏行。`,
    en: `${count} rows do not fit the planned types, the first on line ${line}. Correct the types or choose to skip bad rows.`,
  }),
  'unreadable-row': ({ line, zh, en }) => ({
    zh: `第 ${line} 行无法读取：${zh}`,
    en: `Line ${line} cannot be read: ${en}`,
  }),
  'missing-column': ({ column, found }) => ({
    zh: `缺少列 ${column}；现有列：${found}。请改列名，或换一个文件。`,
    en: `Column ${column} is missing; there are: ${found}. Rename a column or choose another file.`,
  }),
  'wrong-type': ({ column, expected, value, line }) => ({
    zh: `列 ${column} 应为 ${expected}，第 ${line} 行的值是“${value}”。请修正数据，或改用匹配的列。`,
    en: `Column ${column} must be ${expected}, but line ${line} holds “${value}”. Correct the data or use a column that fits.`,
  }),
  'unusable-plan': ({ why }) => ({
    zh: `读取计划不适用于这个文件（${why}）。请重新预览后再确认。`,
    en: `The plan does not fit this file (${why}). Preview it again and confirm.`,
  }),
  'unreadable-file': ({ why }) => ({
    zh: `文件无法读取（${why}）。请重新导出后再试。`,
    en: `The file cannot be read (${why}). Export it again and retry.`,
  }),
} satisfies Record<string, (facts: Facts) => LocalText>

export type IngestProblemCode = keyof typeof sentences

/** An expected refusal of an ingest. `facts` hold what the sentence names; `sentence` says it in both languages. */
export class IngestError extends Error {
  readonly code: IngestProblemCode
  readonly facts: Facts
  readonly sentence: LocalText
  constructor(code: IngestProblemCode, facts: Facts = {}) {
    const sentence: LocalText = sentences[code](facts)
    super(sentence.en)
    this.name = 'IngestError'
    this.code = code
    this.facts = facts
    this.sentence = sentence
  }
}

export function isIngestProblemCode(code: string): code is IngestProblemCode {
  return Object.hasOwn(sentences, code)
}
