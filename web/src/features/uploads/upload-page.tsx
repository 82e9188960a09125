import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canUpload, useSession } from '../../session.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DropZone, type SentFile } from './drop-zone.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { sendFile } from './send-file.ts'
import '../../ui/table.css'
import './uploads.css'

/** A file becomes a table: drop it, correct how it is read, done. */
export function UploadPage() {
  const { t } = useTranslation('uploads')
  usePageTitle(t('title'))
  const { position } = useSession()
  const [preview, setPreview] = useState<UploadPreview>()
  const [sent, setSent] = useState<SentFile>()
  const sending = useRef<AbortController>(undefined)
  const { mutate, error } = useMutation({
    mutationFn: (file: File) => {
      sending.current = new AbortController()
      setSent({ file, share: 0 })
      const { signal } = sending.current
      return sendFile(file, { signal, onProgress: (share) => setSent({ file, share }) })
    },
    onSuccess: setPreview,
    onSettled: () => setSent(undefined),
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
          {/* above, so that a telephone shows it and the way to another file */}
          {error !== null && error.name !== 'AbortError' && <ErrorState error={error} />}
          <DropZone take={mutate} sent={sent} cancel={() => sending.current?.abort()} />
        </>
      ) : (
        <PlanEditor preview={preview} setPreview={setPreview} leave={() => setPreview(undefined)} />
      )}
    </div>
  )
}
