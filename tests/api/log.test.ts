import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

function collect() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, stream }
}

it('a call leaves one line with who asked what, and nothing of what was said', async () => {
  const { lines, stream } = collect()
  const app = await buildTestApp({ log: createLog('info', stream) })
  const browser = await signInAs(app, 'chen.jing')
  lines.length = 0
  await browser.ask('GET', '/api/tokens?secret=of-a-customer')
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { method: 'GET', route: '/api/tokens', status: 200, person: browser.session.person.id, msg: 'answered' },
  ])
  expect(lines.join('')).not.toContain('of-a-customer')
})

it('secrets are cut out of whatever is logged', () => {
  const { lines, stream } = collect()
  createLog('info', stream).info({
    headers: { cookie: 'aladdin=abc', authorization: 'Bearer abc' },
    form: { password: 'abc' },
    secret: 'abc',
  })
  expect(lines.join('')).not.toContain('abc')
})
