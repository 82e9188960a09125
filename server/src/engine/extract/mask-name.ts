import { quoteText } from '@aladdin/sdk/ingest/quote.ts'

/** Family names of two characters; whoever bears one has a third character at least. */
const compoundFamilyNames =
  '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|百里|呼延|拓跋|轩辕|东郭|南门|西门|左丘|第五'

/**
 * SQL of a name of which the family name is left. A name with a middle dot (阿依古丽·买买提) has no family name in
 * front, a foreign one neither: of both the first letter stays.
 */
export function maskedName(column: string): string {
  const compound = `regexp_extract(${column}, ${quoteText(`^(?:${compoundFamilyNames})`)})`
  const isPlain = `regexp_full_match(${column}, '\\p{Han}{3,4}')`
  return `case when ${column} is null then null when ${isPlain} and ${compound} <> '' then ${compound} || '**' else left(ltrim(${column}), 1) || '**' end`
}
