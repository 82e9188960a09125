import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problems, problemTitle } from '@aladdin/sdk/contract/problem.ts'
import { isMedia } from '@aladdin/sdk/contract/media.ts'
import type { Route } from '@aladdin/sdk/contract/route.ts'
import { refuseUndeclared } from '@aladdin/server/src/platform/served.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let administrator: Browser
let customerManager: Browser
beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  administrator = await signInAs(app, 'gao.feng')
  customerManager = await signInAs(app, 'wang.lei')
})
afterAll(() => app.close())

/** Calls that anyone may make, by decision: a new one is added here or the test fails. */
const open = ['GET /api/openapi.json', 'GET /api/welcome', 'POST /api/session', 'POST /api/setup']

const nameOf = ({ method, path }: Route) => `${method} ${path}`
const addressOf = ({ path }: Route) => path.replace(/:\w+/g, '01ARZ3NDEKTSV4RRFFQ69G5FAV')

describe('every call that the server answers', () => {
  it('declares who may make it and what it gives back', () => {
    for (const route of app.fastify.servedRoutes) {
      expect(route.access.who, nameOf(route)).toBeDefined()
      expect(route.access.scope, nameOf(route)).toBeDefined()
      expect(isMedia(route.reply) || 'type' in route.reply || 'anyOf' in route.reply, nameOf(route)).toBe(
        true,
      )
      expect(route.summary.length, nameOf(route)).toBeGreaterThan(10)
    }
  })

  it('is declared once', () => {
    const names = app.fastify.servedRoutes.map(nameOf)
    expect(names).toEqual([...new Set(names)])
  })

  it('is closed to strangers unless it is one of the few open ones', async () => {
    const closed = app.fastify.servedRoutes.filter((route) => route.access.who !== 'anyone')
    expect(
      app.fastify.servedRoutes
        .filter((route) => !closed.includes(route))
        .map(nameOf)
        .toSorted(),
    ).toEqual(open)
    for (const route of closed) {
      const answer = await app.inject({ method: route.method, url: addressOf(route) })
      expect(answer.json(), nameOf(route)).toMatchObject({ code: 'not-signed-in', status: 401 })
    }
  })

  it('is closed to roles that it does not name, before anything is read', async () => {
    const callers = [
      { browser: administrator, role: 'admin' },
      { browser: customerManager, role: 'viewer' },
    ] as const
    for (const { browser, role } of callers) {
      for (const route of app.fastify.servedRoutes) {
        const { who } = route.access
        if (typeof who === 'string' || who.includes(role)) continue
        const answer = await browser.ask(route.method, addressOf(route))
        expect(answer.json(), `${role} ${nameOf(route)}`).toMatchObject({ code: 'not-allowed', status: 403 })
      }
    }
  })

  it('stands in the OpenAPI description with its access', async () => {
    const description = (await app.inject({ url: '/api/openapi.json' })).json<{
      openapi: string
      paths: Record<string, Record<string, { 'x-access': unknown; responses: object }>>
    }>()
    expect(description.openapi).toBe('3.1.0')
    for (const route of app.fastify.servedRoutes) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      expect(description.paths[path]?.[route.method.toLowerCase()]?.['x-access'], nameOf(route)).toEqual(
        route.access,
      )
    }
  })

  it('cannot be registered past its declaration', () => {
    const stranger = { url: '/api/secret', method: 'GET', config: {} }
    expect(() => refuseUndeclared(stranger)).toThrow('route declares no access: GET /api/secret')
  })
})

describe('every problem', () => {
  it.each(Object.keys(problems) as (keyof typeof problems)[])(
    '%s has a sentence in both languages',
    (code) => {
      const [status, zh, en] = problems[code]
      expect(status).toBeGreaterThanOrEqual(400)
      expect(zh).toMatch(/[\u4E00-\u9FFF].*。$/)
      expect(en).toMatch(/^[A-Z{].*\.$/)
      expect(en).not.toMatch(/[\u4E00-\u9FFF]/)
      const fields = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([field]) => field).toSorted()
      expect(fields(zh)).toEqual(fields(en))
    },
  )

  it('speaks each language where a field is words', () => {
    expect(problemTitle('not-allowed', { right: { zh: '发布', en: 'publish' }, grantedBy: 'IT' })).toEqual({
      zh: '这需要「发布」权限。请联系IT开通。',
      en: 'This needs the right "publish". Ask IT for it.',
    })
  })
})
