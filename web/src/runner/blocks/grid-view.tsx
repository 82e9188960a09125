import type { Table } from 'apache-arrow'
import { useEffect, useRef } from 'react'
import { Grid, type GridColumn } from '@aladdin/sdk/grid/grid.ts'
import { useScene } from '../scene.ts'
import { useUnchanged } from '../use-unchanged.ts'

/** The canvas grid inside React: made once, told of every new table. */
export function GridView(props: {
  readonly table: Table
  /** Empty: every column. */
  readonly columns: readonly GridColumn[]
  readonly height: number | string
}) {
  const { appearance, words } = useScene()
  const place = useRef<HTMLDivElement>(null)
  const grid = useRef<Grid>(null)
  const { table, height } = props
  const columns = useUnchanged(props.columns)

  useEffect(() => {
    if (place.current === null) return
    grid.current ??= new Grid(place.current)
    grid.current.show({
      table,
      columns,
      language: appearance.language,
      theme: appearance.theme,
      label: words.sort,
    })
  }, [table, columns, appearance, words])

  useEffect(
    () => () => {
      grid.current?.close()
      grid.current = null
    },
    [],
  )

  return <div ref={place} className="grid" style={{ height }} />
}
