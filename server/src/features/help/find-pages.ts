import { toSearchText } from '../../platform/search-text.ts'
import type { ReadPage } from './read-pages.ts'

/** Pages that hold every word, in their order of reading; Chinese also by its sound and by initials. */
export function findPages(pages: readonly ReadPage[], search: string): readonly ReadPage[] {
  const words = runsOf(search)
  return pages.filter((page) => {
    const text = textOf(page)
    return words.every((word) => text.includes(word))
  })
}

function textOf({ name, app: { title, summary, tags } }: ReadPage): string {
  const titles = [title.zh, title.en]
  const { pinyin, initials } = toSearchText(titles, [])
  const plain = [...titles, summary.zh, summary.en, ...tags, name].join(' ').normalize('NFKC').toLowerCase()
  return `${plain} ${joined(pinyin)} ${joined(initials)}`
}

/** The text that its overlapping pairs were made of: the first character of each, then the last one. */
function joined(pairs: string): string {
  return pairs
    .split(' ')
    .map((pair) => Array.from(pair)[0] ?? '')
    .join('')
}

function runsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Letter}\p{Number}]+/gu) ?? []
  )
}
