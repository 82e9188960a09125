import { previewExport, type ExportPreview } from '@aladdin/sdk/contract/exports.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ExportForm } from './export-form.tsx'
import './export.css'

/** What will leave, before it does. The filters are those of the address at this moment. */
export function ExportSheet({
  app,
  version,
  block,
  close,
}: {
  app: string
  version: number
  block: string
  close: () => void
}) {
  const { t } = useTranslation('exports')
  const local = useLocal()
  const [parameters] = useState(() => Object.fromEntries(new URLSearchParams(location.search)))
  const wish = { app, version, block, parameters }
  const preview = useQuery({
    queryKey: ['exports', wish],
    queryFn: ({ signal }): Promise<ExportPreview> => call(previewExport, { body: wish }, { signal }),
    gcTime: 0,
    retry: false,
  })
  const name = preview.data === undefined ? block : local(preview.data.title) || block
  return (
    <Sheet title={t('title', { title: name })} close={close}>
      <Loaded answer={preview} skeleton={<Waiting />}>
        {(shown) => <ExportForm key={shown.result} wish={wish} preview={shown} close={close} />}
      </Loaded>
    </Sheet>
  )
}

function Waiting() {
  const { t } = useTranslation('exports')
  return (
    <div className="stack" role="status">
      <p className="soft">{t('computing')}</p>
      <Skeleton height={240} />
    </div>
  )
}
