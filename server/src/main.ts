import { buildApp } from './app.ts'
import { loadApps } from './demo/load-apps.ts'
import { loadBank } from './demo/load-bank.ts'
import { seedPeople } from './demo/seed-people.ts'
import { offerSetup } from './features/session/setup.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { describeLoaded } from './platform/loaded.ts'

await start().catch((error: unknown) => {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${String(error)}\n`)
  if (!(error instanceof ConfigError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  process.exitCode = 1
})

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const { fastify, context } = await buildApp({ config })
  // a promise that nobody waited for is a bug of one call, and no reason to end those of everyone else
  process.on('unhandledRejection', (error) => context.log.error({ err: error }, 'unhandled rejection'))
  if (config.isDemo) {
    await seedPeople(context)
    await loadBank(context)
    await loadApps(context)
  }
  const code = await offerSetup(context)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void fastify.close().then(() => process.exit(0)))
  }
  const address = await fastify.listen({ host: config.host, port: config.port })
  if (code !== undefined) process.stdout.write(`SETUP code, good for 15 minutes: ${code}\n`)
  process.stdout.write(`READY ${address} ${await describeLoaded(context.db)}\n`)
}
