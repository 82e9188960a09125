import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CatalogPane, type CatalogActions } from './catalog-pane.tsx'
import { FilesPane } from './files-pane.tsx'
import { OutlinePane } from './outline-pane.tsx'
import type { OutlineBlock } from './outline.ts'
import type { States } from './use-preview.ts'

const tabs = ['outline', 'catalog', 'files'] as const

/** Blocks of the app, data of the bank, files of the app. */
export function SidePane(props: {
  readonly files: AppFiles
  readonly path: string
  readonly outline: readonly OutlineBlock[]
  readonly states: States
  readonly selected: string | undefined
  readonly choose: (block: OutlineBlock) => void
  readonly open: (path: string) => void
  readonly actions: CatalogActions
  readonly declared: App['datasets']
}) {
  const { t } = useTranslation('workbench')
  const [tab, setTab] = useState<(typeof tabs)[number]>('outline')
  return (
    <nav className="side" aria-label={t('side')}>
      <div className="strip" role="group" aria-label={t('side')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            className="strip__tab"
            aria-pressed={each === tab}
            onClick={() => setTab(each)}
          >
            {t(`tabs.${each}`)}
          </button>
        ))}
      </div>
      <div className="side__body">
        {tab === 'outline' && <OutlinePane {...props} />}
        {tab === 'catalog' && <CatalogPane actions={props.actions} declared={props.declared} />}
        {tab === 'files' && <FilesPane {...props} />}
      </div>
    </nav>
  )
}
