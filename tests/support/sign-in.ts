import type { Session } from '@aladdin/sdk/contract/session.ts'
import type { Method } from '@aladdin/sdk/contract/route.ts'
import type { Answer, Question, TestApp } from './test-app.ts'

/** A signed-in browser: it keeps its cookie and says that its requests come from our own pages. */
export interface Browser {
  readonly session: Session
  readonly cookie: () => string
  readonly ask: (method: Method, url: string, body?: Question['payload']) => Promise<Answer>
}

/** Signs a demo person in by name (`chen.jing`), as the sign-in page does. */
export async function signInAs(app: TestApp, name: string, password = 'aladdin-demo'): Promise<Browser> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: fromOurPages,
    payload: { name, password },
  })
  if (response.statusCode !== 200) throw new Error(`sign-in failed: ${response.body}`)
  let cookie = cookieOf(response)
  return {
    session: response.json<Session>(),
    cookie: () => cookie,
    async ask(method, url, body) {
      const answer = await app.inject({
        method,
        url,
        headers: { ...fromOurPages, cookie },
        ...(body === undefined ? {} : { payload: body }),
      })
      cookie = cookieOf(answer) || cookie
      return answer
    },
  }
}

/** What a browser sends along when one of our own pages asks. */
export const fromOurPages = { 'sec-fetch-site': 'same-origin' } as const

/** The session cookie that an answer sets, as a browser sends it back. */
export function cookieOf(response: Answer): string {
  const [cookie] = response.cookies
  return cookie === undefined ? '' : `${cookie.name}=${cookie.value}`
}
