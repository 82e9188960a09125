import type { FastifyReply } from 'fastify'
import {
  actAs,
  createServiceAccount,
  getSession,
  getWelcome,
  setUp,
  signIn,
  signOut,
  signOutEverywhere,
} from '@aladdin/sdk/contract/session.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { changePosition } from './change-position.ts'
import { clearSessionCookie, readSessionId, setSessionCookie } from './cookie.ts'
import { describeSession } from './describe-session.ts'
import { createPeopleStore } from './people-store.ts'
import { addServiceAccount } from './service-account.ts'
import { createSetup } from './setup.ts'
import { createSignIn } from './sign-in.ts'
import { deleteSession, deleteSessionsOf } from './store.ts'

/** What the sign-in page speaks before anyone has chosen. */
const language: Language = 'zh'

export const sessionFeature: Feature = (fastify, context) => {
  const { config, clock, db, events } = context
  const people = createPeopleStore(db)
  const signInWith = createSignIn(context)
  const setUpWith = createSetup(context)

  serve(fastify, getWelcome, async () => ({
    demo: config.isDemo,
    needsSetup: !(await people.hasPeople()),
    people: config.isDemo ? await people.listDemoPeople(clock()) : [],
    language,
  }))

  serve(fastify, setUp, async ({ body, reply }) => {
    const { id, session } = await setUpWith(body)
    setSessionCookie(reply, config, id)
    return session
  })

  serve(fastify, signIn, async ({ body, request, reply }) => {
    const former = readSessionId(request, config)
    const { id, session } = await signInWith({ ...body, address: request.ip, former })
    setSessionCookie(reply, config, id)
    return session
  })

  serve(fastify, getSession, ({ viewer }) => describeSession(context, viewer))

  serve(fastify, actAs, async ({ viewer, body, request, reply }) => {
    const former = readSessionId(request, config)
    if (former === undefined) throw problem('not-signed-in')
    const id = await changePosition(context, { viewer, positionId: body.position, former })
    setSessionCookie(reply, config, id)
    return describeSession(context, { ...viewer, positionId: body.position })
  })

  serve(fastify, createServiceAccount, ({ viewer, body }) => addServiceAccount(context, viewer, body))

  serve(fastify, signOut, async ({ viewer, request, reply }) => {
    const id = readSessionId(request, config)
    await events.transact(async (trx) => {
      if (id !== undefined) await deleteSession(trx, id)
      await recordAudit(trx, viewer, {
        action: 'session.end',
        object: `person:${viewer.personId}`,
        detail: {},
      })
    })
    clearSessionCookie(reply, config)
    forgetAnswers(reply)
    return {}
  })

  serve(fastify, signOutEverywhere, async ({ viewer, reply }) => {
    const ended = await events.transact(async (trx) => {
      const count = await deleteSessionsOf(trx, viewer.personId)
      const object = `person:${viewer.personId}`
      await recordAudit(trx, viewer, { action: 'session.end-all', object, detail: { count } })
      return count
    })
    clearSessionCookie(reply, config)
    forgetAnswers(reply)
    return { ended }
  })
}

/** What the browser has kept of her rows between visits goes with her: the next person may sit at the same machine. */
function forgetAnswers(reply: FastifyReply): void {
  void reply.header('clear-site-data', '"cache"')
}
