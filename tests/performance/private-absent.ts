import type { Method } from '@aladdin/sdk/contract/route.ts'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { cashCsv } from '../support/datasets.ts'
import { callsOn, makePrivateThings, neverWas, type Asker } from '../support/private-things.ts'
import type { Answer } from '../support/test-app.ts'
import { median, timed, type Figure } from './figure.ts'
import { demoPassword } from './visitor.ts'

/** Calls of each kind, one to something private and one to something that never was, by turns. */
const times = 200

/** How far apart the medians are: what a stranger could learn from a clock. */
export async function measurePrivateAbsent(origin: string): Promise<Figure[]> {
  const owner = await visitor(origin, 'chen.jing')
  await upload(owner)
  const modeller = await visitor(origin, 'shen.ke')
  const model = 'micro-business-rating'
  await modeller.ask('PUT', `/api/models/${model}/visibility`, { visibility: 'private' })
  const there = callsOn(await makePrivateThings(owner, { dataset: 'bench_private', model }))
  const nowhere = callsOn(neverWas)
  const gaps: { readonly gap: number; readonly call: string }[] = []
  // each of them may make so many calls a minute
  const strangers = await Promise.all(others.map((name) => visitor(origin, name)))
  for (const [at, [method, url, body]] of there.entries()) {
    const [, absent = '', nothing] = nowhere[at] ?? []
    const found: [number[], number[]] = [[], []]
    for (let round = 0; round < times; round++) {
      const stranger = strangers[(at * times + round) % strangers.length]
      if (stranger === undefined) throw new Error('nobody asks')
      found[0].push(await timed(() => stranger.ask(method, url, body)))
      found[1].push(await timed(() => stranger.ask(method, absent, nothing)))
    }
    gaps.push({ gap: Math.abs(median(found[0]) - median(found[1])), call: `${method} ${absent}` })
  }
  const widest = gaps.toSorted((one, other) => other.gap - one.gap)[0] ?? { gap: 0, call: '' }
  return [
    {
      what: 'private or absent, told apart by time',
      most: 2,
      measured: widest.gap,
      unit: 'ms',
      note: `medians of ${times} calls each of ${gaps.length} kinds; widest at ${widest.call}`,
    },
  ]
}

/** Analysts to whom nothing of what is asked for is shown. */
const others = [
  'zhou.min',
  'xu.lin',
  'lin.jiayi',
  'sun.hao',
  'tang.yue',
  'zheng.kai',
  'feng.yuan',
  'deng.min',
  'ma.lijuan',
  'zhang.guoqiang',
]

async function visitor(origin: string, name: string): Promise<Visitor> {
  const ours = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const signedIn = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: ours,
    body: JSON.stringify({ name, password: demoPassword }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { 'content-type': _, ...bare } = ours
  const send = async (method: Method, url: string, { headers, body }: Sent) => {
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body }),
    })
    const rawPayload = Buffer.from(await answer.arrayBuffer())
    return {
      statusCode: answer.status,
      headers: {},
      body: rawPayload.toString(),
      rawPayload,
      cookies: [],
      // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as the tests' answers
      json: <TValue>() => JSON.parse(rawPayload.toString()) as TValue, // the caller names it
    }
  }
  return {
    ask: (method, url, body) =>
      body === undefined
        ? send(method, url, { headers: bare })
        : send(method, url, { headers: ours, body: JSON.stringify(body) }),
    sendCsv: (url, csv) => send('POST', url, { headers: { ...bare, 'content-type': 'text/csv' }, body: csv }),
  }
}

interface Sent {
  readonly headers: Record<string, string>
  readonly body?: string
}

interface Visitor extends Asker {
  readonly sendCsv: (url: string, csv: string) => Promise<Answer>
}

async function upload(owner: Visitor): Promise<void> {
  const preview = await owner.sendCsv('/api/uploads?fileName=bench.csv', cashCsv)
  const { id, plan } = preview.json<UploadPreview>()
  const finish = { name: 'bench_private', title: 'bench', plan }
  const made = await owner.ask('POST', `/api/uploads/${id}/dataset`, finish)
  if (made.statusCode !== 200) throw new Error(made.body)
}
