import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Keeping } from './draft-keeper.ts'

/** What the author should know before writing on: other windows, a restored text, a server that refuses. */
export function DeskBars({
  keeping,
  others,
  isRestored,
}: {
  keeping: Keeping
  others: number
  isRestored: boolean
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const [isRead, setRead] = useState(false)
  return (
    <>
      {others > 0 && (
        <p className="bench__bar" role="status">
          {t('bars.others')}
        </p>
      )}
      {isRestored && !isRead && (
        <p className="bench__bar" role="status">
          {t('bars.restored')}
          <Button small kind="quiet" iconOnly aria-label={t('bars.read')} onClick={() => setRead(true)}>
            <Icon name="close" size={14} />
          </Button>
        </p>
      )}
      {keeping.refusal !== undefined && (
        <p className="bench__bar bench__bar--warn" role="alert">
          {local(keeping.refusal.problem.title)}
        </p>
      )}
    </>
  )
}
