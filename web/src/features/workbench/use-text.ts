import { declareDataset } from '@aladdin/sdk/app/declare-dataset.ts'
import { replaceBlockBody } from '@aladdin/sdk/app/edit.ts'
import { parseApp } from '@aladdin/sdk/app/parse.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { bindDataset } from '@aladdin/sdk/app/edit.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { EditorDesk } from '../../editor/editor-desk.ts'
import { formatSql } from '../../editor/format-sql.ts'
import type { CatalogActions } from './catalog-pane.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { blockAt, type OutlineBlock } from './outline.ts'
import { datasetQuery } from './queries.ts'

export interface TextState {
  readonly path: string
  /** The block in which the cursor stands. */
  readonly block: string | undefined
  readonly open: (path: string) => void
  readonly goTo: (file: string, line: number) => void
  readonly goToBlock: (block: string) => void
  /** Takes a block as the one in hand without going to its text. */
  readonly look: (block: string) => void
  readonly moved: (path: string, offset: number) => string | undefined
  readonly change: (path: string, text: string) => void
  readonly catalog: CatalogActions
  /** Names a dataset of the catalog in the head of the app, with all columns that the author may use. */
  readonly declare: (dataset: string) => void
  /** Puts the SQL of the block at the cursor into the house's form. */
  readonly format: (() => Promise<void>) | undefined
}

/** Which file is open, where the cursor stands, and everything that writes into the text besides the keys. */
export function useText({
  keeper,
  desk,
  outline,
}: {
  keeper: DraftKeeper
  desk: EditorDesk | undefined
  outline: readonly OutlineBlock[]
}): TextState {
  const [path, setPath] = useState('app.md')
  const [block, setBlock] = useState<string>()
  const goal = useRef<number>(undefined)
  const client = useQueryClient()

  // After the file is shown: the editor's effects run before this one.
  useEffect(() => {
    if (goal.current === undefined || desk === undefined || !Object.hasOwn(keeper.get().files, path)) return
    desk.reveal(goal.current)
    goal.current = undefined
  }, [keeper, desk, path])

  const here = outline.find(({ name }) => name === block)
  useEffect(() => {
    desk?.tint(here !== undefined && path === 'app.md' ? { from: here.from, to: here.to } : undefined)
  }, [desk, here, path])

  const goTo = (file: string, line: number) => {
    if (file === path) return desk?.reveal(line)
    if (!Object.hasOwn(keeper.get().files, file)) return undefined
    goal.current = line
    setPath(file)
  }
  const insert = (dataset: string, columns: readonly Column[], write: (alias: string) => string) => {
    const declared = { source: dataset, columns: columns.map(({ name, type }) => ({ name, type })) }
    // The cursor's text first: the declaration moves the lines below it.
    desk?.insert(write(declareDataset(keeper.get().files, declared).alias))
    keeper.edit(declareDataset(keeper.get().files, declared).files)
  }
  return {
    path,
    block,
    open: setPath,
    goTo,
    goToBlock(name) {
      const target = outline.find((each) => each.name === name)
      if (target !== undefined) goTo(target.file, target.file === 'app.md' ? target.from : target.line)
    },
    look: setBlock,
    moved(file, offset) {
      const line = (keeper.get().files[file] ?? '').slice(0, offset).split('\n').length
      const next = blockAt(outline, file, line)?.name
      setBlock(next)
      return next
    },
    change: (file, text) => keeper.edit({ ...keeper.get().files, [file]: text }),
    catalog: {
      insertTable: (dataset, columns) => insert(dataset, columns, (alias) => alias),
      insertColumn: (dataset, column) => insert(dataset, [column], () => column.name),
      pin: (alias, source, version) =>
        keeper.edit(
          bindDataset(keeper.get().files, { alias, source, ...(version === undefined ? {} : { version }) }),
        ),
    },
    declare(dataset) {
      // A table that cannot be read now is a problem of its line, with the way out.
      client.fetchQuery(datasetQuery(dataset)).then(
        ({ columns }) => {
          const usable = columns.filter(({ treatment }) => treatment.treatment !== 'hidden')
          const declared = usable.map(({ column: { name, type } }) => ({ name, type }))
          keeper.edit(declareDataset(keeper.get().files, { source: dataset, columns: declared }).files)
        },
        () => {},
      )
    },
    format:
      here?.kind === 'sql'
        ? async () => {
            const { files } = keeper.get()
            const body = bodyOf(files, here.name)
            const formatted = body === undefined ? undefined : await formatSql(body)
            if (formatted !== undefined && keeper.get().files === files) {
              keeper.edit(replaceBlockBody(files, here.name, formatted))
            }
          }
        : undefined,
  }
}

function bodyOf(files: Parameters<typeof parseApp>[0], name: string): string | undefined {
  for (const piece of parseApp(files).document.main.pieces) {
    if (piece.kind === 'block' && piece.block.name === name) return piece.block.body
  }
  return undefined
}
