import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import { useNumber } from '../../format/number.ts'
import type { Keeping } from './draft-keeper.ts'
import type { Preview } from './use-preview.ts'

/** Saved when, engine, how much data of which day: one quiet line. */
export function StatusLine({ keeping, preview }: { keeping: Keeping; preview: Preview }) {
  const { t } = useTranslation('workbench')
  const number = useNumber()
  const extracts = preview.data?.extracts ?? []
  const sum = (pick: 'rows' | 'bytes') => extracts.reduce((total, extract) => total + extract[pick], 0)
  return (
    <footer className="status">
      <span className={`status__saved status__saved--${keeping.status}`} role="status">
        {t(`status.${keeping.status}`, { time: clockOf(keeping.savedAt) })}
      </span>
      <span>
        {preview.engine === undefined
          ? t('status.engineStarts')
          : t('status.engine', { version: preview.engine })}
      </span>
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

/** Time of day to the second in the author's own time zone. */
function clockOf(moment: string): string {
  const at = new Date(moment)
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
