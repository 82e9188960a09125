import { Type, type Static } from 'typebox'

/** Parent to child: one job. */
export const JobRequest = Type.Object(
  {
    id: Type.Integer(),
    job: Type.String(),
    input: Type.Unknown(),
    memoryMb: Type.Integer({ minimum: 64 }),
    threads: Type.Integer({ minimum: 1 }),
    spillFolder: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type JobRequest = Static<typeof JobRequest>

/** Child to parent: it is ready, or its job has ended. */
export const JobReply = Type.Union([
  Type.Object({ kind: Type.Literal('ready') }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('done'), id: Type.Integer(), output: Type.Unknown() },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('failed'),
      id: Type.Integer(),
      message: Type.String(),
      /** Set when an ingest was refused for a reason that its author can mend. */
      refused: Type.Optional(
        Type.Object({
          code: Type.String(),
          facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        }),
      ),
    },
    { additionalProperties: false },
  ),
])
export type JobReply = Static<typeof JobReply>
