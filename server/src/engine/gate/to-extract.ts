import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import type { StoredExtract } from '../extract/extract-store.ts'
import type { GatedDataset } from './gate.ts'

/** An extract as the contract shows it: where its bytes are, what is in it, and why. */
export function toExtract(alias: string, gated: GatedDataset, stored: StoredExtract): Extract {
  return {
    alias,
    source: gated.name,
    version: gated.version,
    key: stored.key,
    url: `/api/datasets/${gated.name}/versions/${gated.version}/extract/${stored.key}`,
    bytes: stored.bytes,
    rows: stored.rows,
    totalRows: gated.totalRows,
    columns: deliveredColumns(gated),
    mode: gated.mode.kind,
    ...(gated.dataDate === undefined ? {} : { dataDate: gated.dataDate }),
    classification: gated.classification,
    reason: gated.reason,
  }
}

/** The columns that a viewer is given, and how each differs from the real one. */
export function deliveredColumns({ entitlement }: GatedDataset): Extract['columns'] {
  return entitlement.columns.map(({ name, type, treatment }) => ({
    name,
    type,
    masked: treatment.treatment !== 'visible',
    ...(treatment.treatment === 'masked' ? { mask: treatment.mask } : {}),
    ...(treatment.treatment === 'join-only' ? { mask: treatment.treatment } : {}),
  }))
}
