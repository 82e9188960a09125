import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import { useNumber } from '../../format/number.ts'
import { Button } from '../../ui/button.tsx'
import type { Keeping } from './draft-keeper.ts'
import type { Preview } from './use-preview.ts'

/** Saved when, engine, how much data of which day: one quiet line. */
export function StatusLine({
  keeping,
  preview,
  openHistory,
}: {
  keeping: Keeping
  preview: Preview
  openHistory: () => void
}) {
  const { t } = useTranslation('workbench')
  const number = useNumber()
  const extracts = preview.data?.extracts ?? []
  const sum = (pick: 'rows' | 'bytes') => extracts.reduce((total, extract) => total + extract[pick], 0)
  return (
    <footer className="status">
      <span className={`status__saved status__saved--${keeping.status}`} role="status">
        {t(`status.${keeping.status}`, { time: clockOf(keeping.savedAt) })}
      </span>
      <Button small kind="quiet" onClick={openHistory}>
        {t('history.open')}
      </Button>
      <span>
        {preview.engine === undefined
          ? t('status.engineStarts')
          : t('status.engine', { version: preview.engine })}
      </span>
      <Computing preview={preview} />
      {preview.data !== undefined && extracts.length > 0 && (
        <>
          <span>{t('rows', { rows: number(sum('rows')) })}</span>
          <span>{formatBytes(sum('bytes'))}</span>
          <span>{t('status.day', { day: preview.data.today })}</span>
        </>
      )}
      <span className="status__keys">{t('status.keys')}</span>
    </footer>
  )
}

/** How far the preview is, while it computes, and the way to stop it. */
function Computing({ preview }: { preview: Preview }) {
  const { t } = useTranslation('workbench')
  const states = [...preview.states.values()]
  const done = states.filter(({ status }) => status !== 'running').length
  if (done === states.length || preview.runner === undefined) return null
  // A first run has not spoken of every block yet.
  const count = Math.max(states.length, preview.run?.app.blocks.length ?? 0)
  return (
    <span className="status__computing">
      {t('status.computing', { done, count })}
      <Button small kind="quiet" onClick={() => preview.runner?.cancel()}>
        {t('console.cancel')}
      </Button>
    </span>
  )
}

/** Time of day to the second in the author's own time zone. */
function clockOf(moment: string): string {
  const at = new Date(moment)
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
