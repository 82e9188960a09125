import type { Access, Role, TokenScope } from '@aladdin/sdk/contract/route.ts'
import { problem, type ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Viewer } from './viewer.ts'

interface Caller {
  readonly viewer: Viewer | undefined
  readonly isSessionOver: boolean
}

/** Why this caller may not use a route; undefined when the caller may. This is the only place that decides it. */
export function findRefusal(access: Access, caller: Caller): ProblemError | undefined {
  const { viewer, isSessionOver } = caller
  if (access.who === 'anyone') return undefined
  if (viewer === undefined) return problem(isSessionOver ? 'session-ended' : 'not-signed-in')
  if (access.who !== 'person' && !access.who.includes(viewer.role)) {
    return problem('not-allowed', { right: listRoles(access.who), grantedBy: administrator })
  }
  if (viewer.via === 'session') return undefined
  if (access.scope === 'session')
    return problem('not-allowed', { right: browserSession, grantedBy: yourself })
  if (viewer.scopes.includes(access.scope)) return undefined
  return problem('not-allowed', { right: scopeNames[access.scope], grantedBy: yourself })
}

const roleNames: Readonly<Record<Role, LocalText>> = {
  viewer: { zh: '使用者', en: 'viewer' },
  analyst: { zh: '分析员', en: 'analyst' },
  steward: { zh: '数据管家', en: 'steward' },
  admin: { zh: '管理员', en: 'administrator' },
}

const scopeNames: Readonly<Record<TokenScope, LocalText>> = {
  read: { zh: '令牌：读取', en: 'token: read' },
  run: { zh: '令牌：运行', en: 'token: run' },
  publish: { zh: '令牌：发布', en: 'token: publish' },
}

const administrator: LocalText = { zh: '管理员', en: 'an administrator' }
const browserSession: LocalText = { zh: '在浏览器中登录', en: 'signed in by browser' }
const yourself: LocalText = { zh: '令牌的所有者', en: 'the owner of the token' }

function listRoles(roles: readonly Role[]): LocalText {
  return {
    zh: roles.map((role) => roleNames[role].zh).join('或'),
    en: roles.map((role) => roleNames[role].en).join(' or '),
  }
}
