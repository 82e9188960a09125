import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** The page has let go of its rows, because they are not what I would be given now. */
export function LeaseOver() {
  const { t } = useTranslation('appPage')
  return (
    <section role="alert" aria-label={t('leaseOver')}>
      <EmptyState icon="lock" title={t('leaseOver')} hint={t('leaseOverHint')}>
        {/* a page that begins anew has nothing left of the old one */}
        <Button kind="primary" onClick={() => location.reload()}>
          {t('openAgain')}
        </Button>
      </EmptyState>
    </section>
  )
}
