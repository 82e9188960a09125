import { startUpload, type UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { canUpload, useSession } from '../../session.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DropZone } from './drop-zone.tsx'
import { PlanEditor } from './plan-editor.tsx'
import '../../ui/table.css'
import './uploads.css'

/** A file becomes a table: drop it, correct how it is read, done. */
export function UploadPage() {
  const { t } = useTranslation('uploads')
  usePageTitle(t('title'))
  const { position } = useSession()
  const [preview, setPreview] = useState<UploadPreview>()
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (file: File) => call(startUpload, { query: { fileName: file.name.slice(-200) }, body: file }),
    onSuccess: setPreview,
  })
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{preview === undefined ? t('title') : preview.fileName}</h1>
          <p>{preview === undefined ? t('lead') : t('planLead')}</p>
        </div>
      </header>
      {!canUpload(position.role) ? (
        <EmptyState icon="lock" title={t('forbidden')} hint={t('forbiddenHint')} />
      ) : preview === undefined ? (
        <>
          <DropZone take={mutate} sending={isPending ? variables : undefined} />
          {error !== null && <ErrorState error={error} />}
        </>
      ) : (
        <PlanEditor preview={preview} setPreview={setPreview} leave={() => setPreview(undefined)} />
      )}
    </div>
  )
}
