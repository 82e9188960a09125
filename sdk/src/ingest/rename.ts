import { pinyin } from 'pinyin-pro'

/**
 * Column names for the headers of a file, in their order: lower-case letters, digits and `_`, Chinese as pinyin,
 * never twice the same, never a word that SQL reserves. The header itself stays the column's title.
 */
export function nameColumns(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const wanted = safeName(header) || `column_${index + 1}`
    let name = wanted
    for (let copy = 2; taken.has(name); copy++) name = `${wanted.slice(0, 58)}_${copy}`
    taken.add(name)
    return name
  })
}

function safeName(header: string): string {
  const name = header
    .normalize('NFKC')
    .replaceAll(/\p{Script=Han}+/gu, (run) => ` ${syllables(run)} `)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
    .replace(/_+$/, '')
  if (name === '') return ''
  const begun = /^[a-z]/.test(name) ? name : `c_${name}`.slice(0, 60)
  return reserved.has(begun) ? `${begun}_` : begun
}

function syllables(run: string): string {
  return pinyin(run, { toneType: 'none', type: 'array', v: true }).join('')
}

/** Words that DuckDB does not take as a bare column name (`duckdb_keywords()`, category `reserved`). */
const reserved = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create ' +
    'default deferrable desc describe distinct do else end except false fetch for foreign from group having in ' +
    'initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer ' +
    'pivot_wider placing primary qualify references returning select show some summarize symmetric table then to ' +
    'trailing true union unique unpivot using variadic when where window with'
  ).split(' '),
)
