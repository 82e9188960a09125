import type { AccessRow, PolicyPreview } from '@aladdin/sdk/contract/policies.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Browser } from '../../support/sign-in.ts'
import type { Visitor } from './visitor.ts'

/** Who sees a dataset, as its steward is told: by position. */
export async function listAccess(steward: Browser, dataset: string): Promise<ReadonlyMap<string, AccessRow>> {
  const answer = await steward.ask('GET', `/api/datasets/${dataset}/access`)
  return new Map(answer.json<{ items: AccessRow[] }>().items.map((row) => [row.position, row]))
}

/** What the policy in force gives a person when the steward tries it as her. */
export async function tryAs(steward: Browser, dataset: string, { browser }: Visitor): Promise<PolicyPreview> {
  const kept = await steward.ask('GET', `/api/datasets/${dataset}/policy`)
  const { policy } = kept.json<{ policy: Policy }>()
  const as = { position: browser.session.position.id }
  return (
    await steward.ask('POST', `/api/datasets/${dataset}/policy/preview`, { policy, as })
  ).json<PolicyPreview>()
}
