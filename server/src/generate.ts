import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { buildApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { createLog } from './platform/log.ts'

/**
 * Writes what follows from the code and is read by people: the OpenAPI text of all routes, and every table as the
 * migrations make it. Both are committed, so that a review sees what a change does to them.
 */
const target = join(import.meta.dirname, '../generated')
const folder = await mkdtemp(join(tmpdir(), 'aladdin-generate-'))
try {
  const { fastify, context } = await buildApp({
    config: readConfig({ ALADDIN_DATA: folder, ALADDIN_PORT: '0' }),
    log: createLog('silent'),
  })
  const openapi = await fastify.inject({ url: '/api/openapi.json' })
  const tables = await sql<{
    sql: string
  }>`select sql from sqlite_master where sql is not null and name not like 'kysely%' and name not like '%\\_search\\_%' escape '\\' order by type desc, name`.execute(
    context.db,
  )
  await mkdir(target, { recursive: true })
  await writeFile(join(target, 'openapi.json'), `${JSON.stringify(openapi.json(), undefined, 2)}\n`)
  await writeFile(join(target, 'schema.sql'), tables.rows.map((row) => `${tidy(row.sql)};\n`).join('\n'))
  await fastify.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** One line for each line of the migration, without its indentation. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line.trim() : `  ${line.trim()}`))
    .join('\n')
}
