import { loadBank } from '@aladdin/server/src/demo/load-bank.ts'
import { buildTestApp, type TestApp } from './test-app.ts'

/** The server with the whole generated bank in its catalog; takes some seconds, so one for a test file. */
export async function buildDemoBank(): Promise<TestApp> {
  const app = await buildTestApp({ shared: true })
  await loadBank(app.context)
  return app
}
