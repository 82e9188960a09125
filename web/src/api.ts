import { createClient, type Call } from '@aladdin/sdk/client/call.ts'
import { tellOfCall } from './heard-calls.ts'

const ask = createClient({ origin: '', fetch: (...request) => fetch(...request) })

/** Every call of the shell to the server, under the session cookie of this page. */
export const call: Call = async (route, input, options) => {
  const reply = await ask(route, input, options)
  tellOfCall(route)
  return reply
}
