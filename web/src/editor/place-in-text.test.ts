import { expect, test } from 'vitest'
import { placeInText } from './place-in-text.ts'

const text = `---
title: x|1|
---

hello |2|

\`\`\`sql daily
select |3| from cash
\`\`\`

\`\`\`chart course|4|
data: |5|
\`\`\`
end|6|

\`\`\`sql open
select |7|`

const at = (mark: number) => {
  const clean = text.replaceAll(/\|\d\|/g, (found) => (found === `|${mark}|` ? '\u0000' : ''))
  const offset = clean.indexOf('\u0000')
  return placeInText('app.md', clean.replace('\u0000', ''), offset)
}

test.each([
  [1, { in: 'front' }],
  [2, { in: 'prose' }],
  [3, { in: 'block', kind: 'sql', name: 'daily' }],
  [4, { in: 'fence' }],
  [5, { in: 'block', kind: 'chart', name: 'course' }],
  [6, { in: 'prose' }],
  [7, { in: 'block', kind: 'sql', name: 'open' }],
])('mark %i of the text is understood', (mark, place) => {
  expect(at(mark)).toMatchObject(place)
})

test('a file of queries is one SQL block with its name', () => {
  expect(placeInText('queries/plan.sql', 'select 1', 3)).toEqual({
    in: 'block',
    kind: 'sql',
    name: 'plan',
    start: 0,
    end: 8,
  })
})
