import { createClient } from '@aladdin/sdk/client/call.ts'

/** Every call of the shell to the server, under the session cookie of this page. */
export const call = createClient({ origin: '', fetch: (...request) => fetch(...request) })
