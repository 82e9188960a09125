import type { Block } from '@aladdin/sdk/app/app.ts'
import { givenTo } from '@aladdin/sdk/runtime/given.ts'
import type { Table } from 'apache-arrow'
import { useMemo } from 'react'
import { useScene } from '../scene.ts'

/** Says over a result what in it is masked: nobody shall read a band as an amount, or a month as a day. */
export function GivenNote({ block, table }: { block: Block; table: Table }) {
  const { run, words } = useScene()
  const { app } = run
  const { schema } = table
  const given = useMemo(
    () =>
      givenTo(
        app,
        block,
        schema.fields.map(({ name }) => name),
      ),
    [app, block, schema],
  )
  const masks = Object.entries(given.masks)
  const kinds = [...new Set(masks.map(([, mask]) => words.maskedAs[mask]))].map((kind) => {
    const columns = masks.filter(([, mask]) => words.maskedAs[mask] === kind).map(([column]) => column)
    return `${kind} (${columns.join(', ')})`
  })
  const said = [...(given.isAggregate ? [words.aggregate] : []), ...kinds]
  return said.length === 0 ? null : (
    <p className="given" role="note">
      {words.masked(said.join(' · '))}
    </p>
  )
}
