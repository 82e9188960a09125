import type { Block } from '@aladdin/sdk/app/app.ts'
import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { runQuery } from './queries.ts'

/** The charts and tables of an app, each to be taken along as a file. */
export function ExportMenu({ page, version }: { page: AppPage; version: number | undefined }) {
  const { t } = useTranslation('exports')
  const local = useLocal()
  const { position } = useSession()
  const [chosen, setChosen] = useState<string>()
  const { name } = page.app
  // the run that the page has opened; asking again would leave a second receipt
  const run = useQuery({
    ...runQuery({ name, version, position: position.id, parameters: {} }),
    enabled: false,
  })
  const blocks = (run.data?.app.blocks ?? []).filter(isTaken)
  if (run.data === undefined || blocks.length === 0) return null
  return (
    <>
      <Menu
        label={t('blocks')}
        className={buttonClass({ kind: 'quiet' })}
        align="end"
        entries={[
          { kind: 'title', text: t('blocks') },
          ...blocks.map((block) => ({
            kind: 'item' as const,
            text: local(block.title) || block.name,
            hint: t(block.kind),
            icon: block.kind === 'chart' ? ('ranks' as const) : ('table' as const),
            choose: () => setChosen(block.name),
          })),
        ]}
      >
        <Icon name="download" />
        {t('export')}
      </Menu>
      {chosen !== undefined && (
        <ExportSheet
          app={name}
          version={run.data.version}
          block={chosen}
          close={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

function isTaken(block: Block): block is Extract<Block, { kind: 'chart' | 'table' }> {
  return block.kind === 'chart' || block.kind === 'table'
}
