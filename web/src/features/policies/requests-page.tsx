import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../../ui/page-title.ts'
import { RequestList } from './request-list.tsx'
import './policies.css'

/** Every request for a right that I made or may answer. */
export function RequestsPage() {
  const { t } = useTranslation('policies')
  usePageTitle(t('requests.title'))
  return (
    <div className="page" style={{ maxWidth: 960 }}>
      <header className="page__head">
        <div>
          <h1>{t('requests.title')}</h1>
          <p>{t('requests.lead')}</p>
        </div>
      </header>
      <RequestList />
    </div>
  )
}
