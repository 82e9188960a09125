import type { Viewer } from '../../platform/viewer.ts'

interface Owned {
  readonly ownerId: string
  readonly ownerBranchId: string
}

/** Who reads a dataset's policy: its owner, a steward of the branch that owns it, an administrator. */
export function isKeeper(viewer: Viewer, dataset: Owned): boolean {
  return viewer.role === 'admin' || mayAnswerRequests(viewer, dataset)
}

/** Who answers requests for rights: the owner and a steward of the branch that owns it. */
export function mayAnswerRequests(viewer: Viewer, dataset: Owned): boolean {
  return (viewer.role !== 'viewer' && viewer.personId === dataset.ownerId) || mayChangePolicy(viewer, dataset)
}

/** Who changes the policy. */
export function mayChangePolicy(viewer: Viewer, { ownerBranchId }: Owned): boolean {
  return viewer.role === 'steward' && viewer.branches.includes(ownerBranchId)
}
