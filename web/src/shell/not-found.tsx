import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/states.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('notFound.title')} hint={t('notFound.hint')}>
      <Link to="/" className={buttonClass({ kind: 'primary' })}>
        {t('notFound.home')}
      </Link>
    </EmptyState>
  )
}
