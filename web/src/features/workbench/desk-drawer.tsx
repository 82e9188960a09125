import { ConsoleTab } from './console-tab.tsx'
import { Drawer, type DrawerTab } from './drawer.tsx'
import type { BlockMark } from './marks.ts'
import type { OutlineBlock } from './outline.ts'
import { ProblemsTab } from './problems-tab.tsx'
import { ResultsTab } from './results-tab.tsx'
import type { useConsole } from './use-console.ts'
import type { Preview } from './use-preview.ts'

export function DeskDrawer(props: {
  readonly tab: DrawerTab
  readonly choose: (tab: DrawerTab) => void
  readonly marks: readonly BlockMark[]
  readonly outline: readonly OutlineBlock[]
  readonly preview: Preview
  readonly questions: ReturnType<typeof useConsole>
  readonly block: string | undefined
  readonly openLine: (file: string, line: number) => void
  readonly chooseBlock: (block: string) => void
}) {
  const { tab, marks, outline, preview, questions } = props
  return (
    <Drawer tab={tab} problems={marks.length} choose={props.choose}>
      {tab === 'problems' && <ProblemsTab marks={marks} open={props.openLine} />}
      {tab === 'results' && (
        <ResultsTab
          blocks={outline}
          states={preview.states}
          runner={preview.runner}
          shown={props.block}
          choose={props.chooseBlock}
        />
      )}
      {tab === 'console' && (
        <ConsoleTab
          state={questions.state}
          change={questions.change}
          run={() => questions.run(questions.state.sql)}
          cancel={questions.cancel}
        />
      )}
    </Drawer>
  )
}
