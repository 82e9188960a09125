import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { fromOurPages, type Browser } from './sign-in.ts'
import type { TestApp } from './test-app.ts'

/** Uploads a CSV text as a person does in two steps, and answers the name of the private dataset. */
export async function uploadCsv(
  app: TestApp,
  browser: Browser,
  { name, csv }: { name: string; csv: string },
): Promise<string> {
  const preview = await startUpload(app, browser, { fileName: `${name}.csv`, csv })
  const { id, plan } = preview.json<UploadPreview>()
  const answer = await browser.ask('POST', `/api/uploads/${id}/dataset`, { name, title: name, plan })
  if (answer.statusCode !== 200) throw new Error(`upload failed: ${answer.body}`)
  return name
}

export function startUpload(
  app: TestApp,
  browser: Browser,
  { fileName, csv }: { fileName: string; csv: string | Buffer },
) {
  return app.inject({
    method: 'POST',
    url: `/api/uploads?fileName=${encodeURIComponent(fileName)}`,
    headers: { ...fromOurPages, cookie: browser.cookie(), 'content-type': 'text/csv' },
    payload: csv,
  })
}

/** Thirty days of two machines. */
export const cashCsv = [
  'atm_id,date,dispensed',
  ...Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + Math.floor(index / 2)).padStart(2, '0')
    return `A${index % 2},2026-01-${day},${1000 + index * 10}`
  }),
].join('\n')

/** A small app over one dataset with the columns of `cashCsv`. */
export function cashApp(source: string, more: { title?: string; sql?: string } = {}): Record<string, string> {
  const {
    title = 'ATM 现金预测',
    sql = 'select date, sum(dispensed) as amount from cash group by date order by date',
  } = more
  return {
    'app.md': `---
format: 1
title: { zh: ${title}, en: ATM cash }
summary: { zh: 看看取款, en: Look at withdrawals }
topic: channels
datasets:
  cash: { source: ${source}, columns: { atm_id: text, date: date, dispensed: number } }
---
# {title}

\`\`\`sql daily
${sql}
\`\`\`

\`\`\`chart outlook
kind: line
data: daily
x: date
y: amount
\`\`\`
`,
  }
}
