// Makes the demo in a process of its own: trying its apps out takes memory that no server needs afterwards.
import { buildApp } from '../app.ts'
import { endWithStarter } from '../platform/aside.ts'
import { readConfig } from '../platform/config.ts'
import { loadApps } from './load-apps.ts'
import { loadBank } from './load-bank.ts'
import { seedPeople } from './seed-people.ts'

endWithStarter()
const { fastify, context } = await buildApp({ config: readConfig(process.env) })
try {
  await seedPeople(context)
  await loadBank(context)
  await loadApps(context)
} finally {
  await fastify.close()
}
process.exit(0)
