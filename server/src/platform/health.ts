import { sql } from 'kysely'
import type { Feature } from './feature.ts'

/** Answers while the database answers. */
export const health: Feature = (fastify, { db }) => {
  fastify.get('/healthz', async (_request, reply) => {
    await sql`select count(*) from setting`.execute(db)
    void reply.header('cache-control', 'no-store')
    return { ok: true }
  })
}
