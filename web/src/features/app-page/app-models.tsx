import { listModels } from '@aladdin/sdk/contract/models.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'

/** The published models of an app that learns; nothing for an app that does not. */
export function AppModels({ app }: { app: string }) {
  const { t } = useTranslation('models')
  const { data } = useQuery({
    queryKey: ['models', app],
    queryFn: ({ signal }) => call(listModels, { query: { app } }, { signal }),
  })
  if (data === undefined || data.blocks.length === 0) return null
  const newest = data.items[0]?.versions[0]
  return (
    <section>
      <h2>{t('title')}</h2>
      <Link to="/models" search={{ app }}>
        {newest === undefined
          ? t('publish')
          : `${data.items[0]?.name ?? ''} ${t('versionOf', { number: newest.number })}`}
      </Link>
      <span className="label" style={{ display: 'block' }}>
        {newest === undefined ? t('noneApp') : newest.fittedOn}
      </span>
    </section>
  )
}
