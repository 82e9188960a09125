import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { absoluteMs } from './lifetime.ts'

/** The cookie of the session. Over https its name binds it to this very host. */
export function sessionCookieName(config: Config): string {
  return isSecure(config) ? '__Host-aladdin' : 'aladdin'
}

export function readSessionId(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[sessionCookieName(config)]
}

export function setSessionCookie(reply: FastifyReply, config: Config, id: string): void {
  void reply.setCookie(sessionCookieName(config), id, { ...options(config), maxAge: absoluteMs / 1000 })
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(sessionCookieName(config), options(config))
}

function options(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const
}

function isSecure(config: Config): boolean {
  return config.origin?.startsWith('https:') ?? false
}
