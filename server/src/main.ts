import { join } from 'node:path'
import { buildApp } from './app.ts'
import { isDemoLoaded } from './demo/is-loaded.ts'
import { offerSetup } from './features/session/setup.ts'
import { runAside } from './platform/aside.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { takeDataFolder } from './platform/data-folder.ts'
import { describeLoaded } from './platform/loaded.ts'

const loadDemo = join(import.meta.dirname, 'demo/load.ts')

await start().catch((error: unknown) => {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${String(error)}\n`)
  if (!(error instanceof ConfigError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  process.exitCode = 1
})

async function start(): Promise<void> {
  const config = readConfig(process.env)
  // whether the folder is free is said here, not by a program that this one starts
  takeDataFolder(config.dataFolder)()
  if (config.isDemo && !(await isDemoLoaded(config))) await runAside(loadDemo)
  const { fastify, context } = await buildApp({ config })
  // a promise that nobody waited for is a bug of one call, and no reason to end those of everyone else
  process.on('unhandledRejection', (error) => context.log.error({ err: error }, 'unhandled rejection'))
  const code = await offerSetup(context)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void fastify.close().then(() => process.exit(0)))
  }
  const address = await fastify.listen({ host: config.host, port: config.port })
  if (code !== undefined) process.stdout.write(`SETUP code, good for 15 minutes: ${code}\n`)
  process.stdout.write(`READY ${address} ${await describeLoaded(context.db)}\n`)
}
