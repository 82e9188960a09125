import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import type { Visitor } from './visitor.ts'

/** Rows that a branch has of its machines in three quarters of a year. */
export const largeRows = 100_000

/** Uploads a hundred thousand rows as a person does, and answers the name of her dataset. */
export async function uploadLarge({ context, ask }: Visitor, origin: string): Promise<string> {
  const name = 'bench_cash'
  const reply = await context.request.post(`${origin}/api/uploads?fileName=${name}.csv`, {
    headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'text/csv' },
    data: Buffer.from(largeCsv()),
  })
  if (!reply.ok()) throw new Error(`upload: ${reply.status()} ${await reply.text()}`)
  const { id, plan } = (await reply.json()) as UploadPreview // the route's own reply
  await ask('POST', `/api/uploads/${id}/dataset`, { name, title: name, plan })
  return name
}

/** 400 machines over 250 days, with a weekly course. */
function largeCsv(): string {
  const lines = ['atm_id,date,dispensed']
  for (let day = 0; day < 250; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
    for (let machine = 0; machine < largeRows / 250; machine += 1) {
      const amount = 20_000 + ((machine * 7919 + day * 104_729) % 50_000) + (day % 7) * 3000
      lines.push(`A${String(machine).padStart(3, '0')},${date},${amount}`)
    }
  }
  return lines.join('\n')
}

/** An app whose query, chart, figure and table all follow from the text that the bench types. */
export function largeApp(source: string): Record<string, string> {
  return {
    'app.md': `---
format: 1
title: { zh: 十万行, en: Hundred thousand rows }
summary: { zh: 看看取款, en: Look at withdrawals }
topic: channels
datasets:
  cash: { source: ${source}, columns: { atm_id: text, date: date, dispensed: number } }
---
# {title}

\`\`\`sql daily
select date, sum(dispensed) as amount, avg(dispensed) as mean
from cash
where dispensed > 0
group by date
order by date
\`\`\`

\`\`\`chart outlook
kind: line
data: daily
x: date
y: amount
\`\`\`

\`\`\`sql machines
select atm_id, sum(dispensed) as amount, count(*) as days from cash group by atm_id order by amount desc
\`\`\`

\`\`\`table largest
data: machines
\`\`\`

\`\`\`sql whole
select sum(amount) as amount, max(mean) as mean from daily
\`\`\`

\`\`\`kpi figures
data: whole
figures:
  - value: amount
    label: { zh: 合计, en: Total }
\`\`\`
`,
  }
}
