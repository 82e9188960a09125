import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/** One feature of the server: it serves its routes and adds its projections. */
export type Feature = (fastify: FastifyInstance, context: Context) => void | Promise<void>
