import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { readTitle } from '@aladdin/sdk/app/title.ts'
import { useMemo, useState, type CSSProperties } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { EditorDesk } from '../../editor/editor-desk.ts'
import { useLocal } from '../../i18n/language.ts'
import { useNarrow } from '../../ui/narrow.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { DeskBars } from './desk-bars.tsx'
import { DeskHead } from './desk-head.tsx'
import { DeskDrawer } from './desk-drawer.tsx'
import type { LocalCopy } from './draft-conflict.ts'
import { HistorySheet } from './history-sheet.tsx'
import { marksOf } from './marks.ts'
import { usePaneSizes } from './pane-sizes.ts'
import { PaneSwitch, type NarrowPane } from './pane-switch.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { SidePane } from './side-pane.tsx'
import { Splitter } from './splitter.tsx'
import { StatusLine } from './status-line.tsx'
import { TextPane } from './text-pane.tsx'
import { useChecked } from './use-checked.ts'
import { useConsole } from './use-console.ts'
import { useDraftKeeper } from './use-draft-keeper.ts'
import { useKnowledge } from './use-knowledge.ts'
import { usePreview } from './use-preview.ts'
import { useText } from './use-text.ts'
import type { DrawerTab } from './drawer.tsx'

const noDatasets: readonly never[] = []

/** One draft: outline and catalog, text, live preview, and below them what went wrong and what came out. */
export function Desk(opened: { draft: Draft; local: LocalCopy | undefined; localKey: string }) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const { keeper, keeping, others, isRestored } = useDraftKeeper(opened)
  const { files } = keeping
  const { app, problems, outline } = useChecked(files)
  const [desk, setDesk] = useState<EditorDesk>()
  const text = useText({ keeper, desk, outline })
  const isNarrow = useNarrow()
  const [pane, setPane] = useState<NarrowPane>('preview')
  // one pane at a time: a press on a chart does not take it away
  const preview = usePreview(app, isNarrow ? text.look : text.goToBlock)
  const knowledge = useKnowledge(app, preview.states, desk !== undefined)
  const { states, dataError } = preview
  const marks = useMemo(
    () => marksOf({ files, problems, states, dataError }),
    [files, problems, states, dataError],
  )
  const questions = useConsole(preview.runner)
  const [tab, setTab] = useState<DrawerTab>('problems')
  const [isPublishing, setPublishing] = useState(false)
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const { sizes, resize } = usePaneSizes()
  const title = local(useMemo(() => readTitle(files), [files]))
  usePageTitle(title)

  const runHere = (selection: string) => {
    if (selection.trim() === '') return setTab('results')
    setTab('console')
    questions.run(selection)
  }
  const goTo = (file: string, line: number) => {
    // a pane that is not shown yet cannot take the cursor
    flushSync(() => setPane('text'))
    text.goTo(file, line)
  }
  const select = (block: string) => {
    if (isNarrow) text.look(block)
    else text.goToBlock(block)
    preview.runner?.select(block)
  }
  const split = (pane: 'left' | 'right' | 'drawer') => (
    <Splitter pane={pane} size={sizes[pane]} label={t(`panes.${pane}`)} resize={resize} />
  )

  return (
    <div
      className="bench"
      style={
        {
          '--left': `${sizes.left}px`,
          '--right': `${sizes.right}px`,
          '--drawer': `${sizes.drawer}px`,
        } as CSSProperties // variables of ours
      }
    >
      <DeskHead
        draft={opened.draft}
        title={title}
        problems={marks.length}
        publish={() => setPublishing(true)}
      />
      <DeskBars keeping={keeping} others={others} isRestored={isRestored} />
      {isNarrow && <PaneSwitch pane={pane} choose={setPane} />}
      <div className="bench__panes" data-pane={pane}>
        <SidePane
          files={files}
          path={text.path}
          outline={outline}
          states={states}
          selected={text.block}
          choose={(block) => select(block.name)}
          open={text.open}
          actions={text.catalog}
          declared={app?.datasets ?? noDatasets}
        />
        {split('left')}
        <TextPane
          text={text}
          isPlain={isNarrow}
          files={files}
          marks={marks}
          knowledge={knowledge}
          save={() => void keeper.saveNow()}
          run={runHere}
          select={(block) => preview.runner?.select(block ?? null)}
          onDesk={setDesk}
        />
        {split('right')}
        <PreviewPane
          hasEditor={desk !== undefined}
          preview={preview}
          title={title}
          isEmpty={app === undefined}
        />
      </div>
      {split('drawer')}
      <DeskDrawer
        tab={tab}
        choose={setTab}
        marks={marks}
        outline={outline}
        preview={preview}
        questions={questions}
        block={text.block}
        openLine={goTo}
        chooseBlock={select}
      />
      <StatusLine keeping={keeping} preview={preview} openHistory={() => setHistoryOpen(true)} />
      {isHistoryOpen && (
        <HistorySheet
          id={opened.draft.id}
          files={files}
          close={() => setHistoryOpen(false)}
          restore={(earlier) => {
            keeper.edit(earlier)
            setHistoryOpen(false)
          }}
        />
      )}
      {keeping.theirs !== undefined && (
        <ConflictDialog
          mine={files}
          theirs={keeping.theirs}
          keepMine={() => void keeper.keepMine()}
          takeTheirs={() => keeper.takeTheirs()}
        />
      )}
      {isPublishing && (
        <PublishSheet
          draft={opened.draft}
          keeper={keeper}
          close={() => setPublishing(false)}
          openLine={goTo}
          edit={(next) => keeper.edit(next)}
        />
      )}
    </div>
  )
}
