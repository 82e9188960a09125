import type { LocalText } from '../contract/text.ts'
import type { PlannedColumn } from '../contract/uploads.ts'
import { ingestLimits } from './limits.ts'
import { ambiguousNote, lostDigitsNote } from './notes.ts'
import { IngestError } from './problem.ts'
import { nameColumns } from './rename.ts'
import { emptyMarks, fits, tidy, valueFormats, type ValueFormat } from './value-format.ts'

export interface GuessedColumns {
  readonly columns: PlannedColumn[]
  readonly notes: LocalText[]
}

export interface ColumnSample {
  readonly header: string
  /** Its first values; an absent value is empty. */
  readonly values: readonly string[]
  /** Its values are text in the file itself (a quoted string, a text cell): plain digits among them are a code. */
  readonly isText?: boolean
}

/** Names and types for the columns of a file by their first values, with what its author should look at. */
export function guessColumns(samples: readonly ColumnSample[]): GuessedColumns {
  refuseTooMany(samples.length)
  const notes: LocalText[] = []
  const names = nameColumns(samples.map(({ header }) => header))
  const columns = samples.map((sample, index): PlannedColumn => {
    const header = sample.header.slice(0, ingestLimits.headerLength)
    const values = sample.values.map(tidy)
    const guessed = guessType({ ...sample, values })
    const title = header || names[index] || ''
    if (hasLostDigits(values)) notes.push(lostDigitsNote(title))
    if (guessed && isAmbiguous(guessed, values)) notes.push(ambiguousNote(title, guessed.format ?? ''))
    return {
      header,
      name: names[index] ?? `column_${index + 1}`,
      type: guessed?.type ?? 'text',
      ...(guessed?.format === undefined ? {} : { format: guessed.format }),
      include: header !== '' || values.some((value) => value !== ''),
    }
  })
  return { columns, notes: notes.slice(0, 20) }
}

/** A file with more columns than a dataset may have is refused before anything is made of them. */
export function refuseTooMany(columns: number): void {
  if (columns <= ingestLimits.columns) return
  throw new IngestError('too-many-columns', { found: columns, limit: ingestLimits.columns })
}

/**
 * A header names every column differently and holds no number and no date. Where it repeats a name or names columns
 * by years, the rows below tell: they hold numbers or dates where it holds words, or no years where it has them.
 */
export function looksLikeHeader(values: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const cells = values.map(tidy)
  const named = cells.filter((value) => value !== '')
  if (named.length === 0) return false
  if (!named.some(isTyped) && new Set(named).size === named.length) return true
  if (named.some((value) => isTyped(value) && !isYear(value))) return false
  return cells.some((cell, index) => {
    if (cell === '' || isEmpty(cell)) return false
    const below = rows.map((row) => tidy(row[index] ?? '')).filter((value) => !isEmpty(value))
    if (below.length === 0) return false
    const share = (is: (value: string) => boolean) => below.filter(is).length / below.length
    return isYear(cell) ? share(isYear) < 0.2 : share(isTyped) >= fittingShare
  })
}

function isTyped(value: string): boolean {
  return valueFormats.some((format) => format.type !== 'boolean' && fits(value, format))
}

/** A year or a month of one, such as 2026 or 202601: what a table names its columns by. */
function isYear(value: string): boolean {
  return /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])?$/.test(value)
}

function isEmpty(value: string): boolean {
  return value === '' || emptyMarks.includes(value.toLowerCase())
}

/** Share of the values that must fit; the others become bad rows, which the author sees before she confirms. */
const fittingShare = 0.8

function guessType({ header, values, isText = false }: ColumnSample): ValueFormat | undefined {
  const present = values.filter((value) => !isEmpty(value))
  if (present.length === 0 || present.some(isIdentifier) || present.every(isMobile)) return undefined
  if (present.filter(isRounded).length * 2 > present.length) return undefined
  if (!isText && namesDay(header) && present.every(isSerialDay)) return serialDay
  const isKey = namesKey(header)
  const best = valueFormats
    .filter((format) => format.care !== 'loose' && format.format !== 'excel-serial')
    .filter(({ type }) => !isKey || (type !== 'integer' && type !== 'number'))
    .filter(({ type, format }) => !isText || type !== 'integer' || format === 'grouped')
    .map((format) => ({
      format,
      share: present.filter((value) => fits(value, format)).length / present.length,
    }))
    .reduce((best, each) => (each.share > best.share ? each : best), {
      format: undefined as ValueFormat | undefined, // widens the start value
      share: 0,
    })
  if (best.share < fittingShare) return undefined
  // one letter again and again may be anything; yes and no together are not
  if (
    best.format?.type === 'boolean' &&
    present.every((value) => value === present[0] && /^[a-z]$/i.test(value))
  ) {
    return undefined
  }
  // text cells of plain digits fit a number, too
  return isText && present.every((value) => /^[0-9]+$/.test(value)) && best.format?.type !== 'date'
    ? undefined
    : best.format
}

/** Numbers of cards, accounts and persons, and codes with zeros in front: a number would lose their digits. */
function isIdentifier(value: string): boolean {
  return /^[+-]?0[0-9]+$/.test(value) || /^[0-9]{15,}$/.test(value) || /^[0-9]{17}[Xx]$/.test(value)
}

/** A mobile number of China. */
function isMobile(value: string): boolean {
  return /^1[3-9][0-9]{9}$/.test(value)
}

function namesKey(header: string): boolean {
  return /(?:^|[_\s])(?:id|no|code|phone|mobile)$|[a-z]I[Dd]$|(?:编号|代码|编码|号|号码|电话|手机)$/.test(
    header.trim().replace(/^[A-Z_\s]+$/, (upper) => upper.toLowerCase()),
  )
}

function namesDay(header: string): boolean {
  return /日期|时间|[^节假生]日$|(?:^|[_\s])(?:date|day)(?:$|[_\s])/i.test(header.trim())
}

const serialDay = valueFormats.find(({ type, format }) => type === 'date' && format === 'excel-serial')

/** Days from 1982 to 2064 as a spreadsheet counts them. */
function isSerialDay(value: string): boolean {
  return /^[3-5][0-9]{4}$/.test(value)
}

/** What a spreadsheet makes of a long number when it saves text: its last digits are gone. */
function isRounded(value: string): boolean {
  return /^[0-9](?:\.[0-9]+)?[eE]\+?(?:1[1-9]|2[0-9])$/.test(value)
}

function hasLostDigits(values: readonly string[]): boolean {
  const present = values.filter((value) => !isEmpty(value))
  return present.length > 0 && present.filter(isRounded).length * 2 > present.length
}

/** Another order of day and month, or another decimal mark, would read every value as well. */
function isAmbiguous(guessed: ValueFormat, values: readonly string[]): boolean {
  const present = values.filter((value) => !isEmpty(value))
  if (guessed.order === 'mdy') {
    const other = guessed.format?.replace(/%m(.)%d/, '%d$1%m')
    const rival = valueFormats.find(({ type, format }) => type === guessed.type && format === other)
    return rival !== undefined && present.every((value) => fits(value, rival))
  }
  return guessed.format === 'grouped' && present.every((value) => /^[+-]?[0-9]{1,3},[0-9]{3}$/.test(value))
}
