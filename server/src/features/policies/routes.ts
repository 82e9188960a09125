import {
  askForAccess,
  decideAccessRequest,
  listAccessRequests,
} from '@aladdin/sdk/contract/access-requests.ts'
import {
  decideProposal,
  getPolicy,
  listAccess,
  listPolicyVersions,
  previewPolicy,
  savePolicy,
} from '@aladdin/sdk/contract/policies.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { listWhoSees } from './access.ts'
import { settleRequest } from './decide-request.ts'
import { listVersions } from './history.ts'
import { tryPolicy } from './preview.ts'
import { readPolicy, settleProposal } from './proposals.ts'
import { ask, listRequests } from './requests.ts'
import { savePolicyVersion } from './save-policy.ts'

export const policiesFeature: Feature = (fastify, context) => {
  serve(fastify, getPolicy, ({ viewer, params }) => readPolicy(context, viewer, params.name))
  serve(fastify, savePolicy, ({ viewer, params, body }) =>
    savePolicyVersion(context, viewer, { name: params.name, ...body }),
  )
  serve(fastify, decideProposal, ({ viewer, params, body }) =>
    settleProposal(context, viewer, { id: params.id, ...body }),
  )
  serve(fastify, previewPolicy, ({ viewer, params, body }) =>
    tryPolicy(context, viewer, { name: params.name, ...body }),
  )
  serve(fastify, listPolicyVersions, async ({ viewer, params }) => ({
    items: await listVersions(context, viewer, params.name),
  }))
  serve(fastify, listAccess, async ({ viewer, params, query }) => ({
    items: await listWhoSees(context, viewer, { name: params.name, ...query }),
  }))
  serve(fastify, askForAccess, ({ viewer, params, body }) =>
    ask(context, viewer, { name: params.name, ...body }),
  )
  serve(fastify, listAccessRequests, async ({ viewer, query }) => ({
    items: await listRequests(context, viewer, query),
  }))
  serve(fastify, decideAccessRequest, ({ viewer, params, body }) =>
    settleRequest(context, viewer, { id: params.id, ...body }),
  )
}
