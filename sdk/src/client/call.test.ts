import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { getApp, listApps } from '../contract/gallery.ts'
import { ProblemError } from '../contract/problem-error.ts'
import { startUpload } from '../contract/uploads.ts'
import { createClient } from './call.ts'

let server: Server | undefined
afterEach(() => server?.close())

async function answering(status: number, body: string): Promise<{ origin: string; heard: string[] }> {
  const heard: string[] = []
  server = createServer((request, reply) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${request.headers['content-type'] ?? '-'} ${text}`)
      reply.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

test('names and searches travel escaped, empty filters stay away', async () => {
  const { origin, heard } = await answering(200, '{"items":[]}')
  const call = createClient({ origin })
  await call(listApps, { query: { search: '现金 & more', topic: undefined as never, limit: 5 } })
  await call(getApp, { params: { name: 'a/b' } })
  expect(heard).toEqual([
    'GET /api/apps?search=%E7%8E%B0%E9%87%91+%26+more&limit=5 - ',
    'GET /api/apps/a%2Fb - ',
  ])
})

test('a file is sent as it is, under its own content type', async () => {
  const { origin, heard } = await answering(200, '{}')
  await createClient({ origin })(startUpload, {
    query: { fileName: 'a.csv' },
    body: new TextEncoder().encode('a,b'),
  })
  expect(heard).toEqual(['POST /api/uploads?fileName=a.csv text/csv a,b'])
})

test('a refusal comes back with the sentence of the server', async () => {
  const title = { zh: '没有找到', en: 'Not found' }
  const { origin } = await answering(
    404,
    JSON.stringify({ type: '/problems/not-found', code: 'not-found', title, status: 404 }),
  )
  const refusal = createClient({ origin })(getApp, { params: { name: 'gone' } })
  await expect(refusal).rejects.toBeInstanceOf(ProblemError)
  await expect(refusal).rejects.toMatchObject({ problem: { title } })
})

test('an answer that is not ours still becomes a sentence', async () => {
  const { origin } = await answering(502, '<html>bad gateway</html>')
  await expect(createClient({ origin })(listApps, {})).rejects.toMatchObject({ problem: { code: 'busy' } })
})
