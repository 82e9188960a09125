import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppFrame } from '../../sandbox/app-frame.tsx'
import { frameUrl, useAppearance } from '../../sandbox/frame-setting.ts'
import { hasFrame } from '../../sandbox/spare.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { PreviewWaiting } from './preview-waiting.tsx'
import type { Preview } from './use-preview.ts'

/** The app on the author's own rows, drawn inside the sealed frame. */
export function PreviewPane({
  preview,
  title,
  isEmpty,
  hasEditor,
}: {
  preview: Preview
  /** The text can be written in: only then may an engine take the machine. */
  hasEditor: boolean
  title: string
  /** The text has never been an app that could be shown. */
  isEmpty: boolean
}) {
  const { t } = useTranslation('workbench')
  const appearance = useAppearance('preview')
  const { dataError } = preview
  const mayStart = useMayStart(hasEditor)
  return (
    <section className="preview" aria-label={t('preview.label')}>
      {preview.isHung && (
        <p className="bench__bar bench__bar--warn" role="alert">
          {t('preview.hung')}
          <Button small onClick={preview.restart}>
            {t('preview.stop')}
          </Button>
        </p>
      )}
      {preview.hasEnded && (
        <EmptyState icon="warning" title={t('preview.ended')} hint={t('preview.endedHint')}>
          <Button onClick={preview.restart}>{t('preview.restart')}</Button>
        </EmptyState>
      )}
      {dataError !== null && <ErrorState error={dataError} retry={preview.retryData} />}
      {isEmpty && <EmptyState icon="workbench" title={t('preview.empty')} hint={t('preview.emptyHint')} />}
      <div className="preview__frame" hidden={preview.hasEnded || dataError !== null || isEmpty}>
        {mayStart && (
          <AppFrame
            frameUrl={frameUrl()}
            run={preview.run}
            appearance={appearance}
            title={title}
            goesOn
            events={preview.events}
            onRunner={preview.onRunner}
            onProgress={preview.onProgress}
          />
        )}
        {!preview.isDrawn && <PreviewWaiting preview={preview} />}
      </div>
    </section>
  )
}

/**
 * A frame that has its engine already costs nothing; another waits for the editor and its first key, but not for an
 * editor that never comes.
 */
function useMayStart(hasEditor: boolean): boolean {
  const [isDue, setDue] = useState(() => hasFrame(true))
  useEffect(() => {
    const timer = setTimeout(setDue, hasEditor ? firstKeyMs : longestWaitMs, true)
    return () => clearTimeout(timer)
  }, [hasEditor])
  return isDue
}

/** An engine takes every processor while it starts. */
const firstKeyMs = 250
const longestWaitMs = 4000
