import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAuthor, useSession } from '../../session.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { ModelCardView } from './model-card-view.tsx'
import { PublishModel } from './publish-model.tsx'
import { modelsQuery } from './queries.ts'
import '../../ui/table.css'
import './models.css'

const route = getRouteApi('/shell/models')

/** Published models and what is known of them; from an app's page also the way to publish one. */
export function ModelsPage() {
  const { t } = useTranslation('models')
  const { app } = route.useSearch()
  const { position } = useSession()
  const answer = useQuery(modelsQuery(app))
  usePageTitle(t('title'))
  return (
    <div className="page models">
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('intro')}</p>
          {app !== undefined && (
            <p className="soft">
              {t('introApp', { app })}{' '}
              <Link to="/apps/$name" params={{ name: app }}>
                {t('open')}
              </Link>{' '}
              <Link to="/models">{t('all')}</Link>
            </p>
          )}
        </div>
      </header>
      <Loaded answer={answer} skeleton={<Skeleton height={120} />}>
        {({ items, blocks }) => (
          <>
            {app !== undefined && isAuthor(position.role) && (
              <>
                {blocks.map((block) => (
                  <PublishModel key={block.name} app={app} block={block} />
                ))}
                {blocks.length === 0 && <p>{t('noBlock')}</p>}
              </>
            )}
            {items.map((model) => (
              <ModelCardView key={model.name} model={model} />
            ))}
            {items.length === 0 && (app === undefined || blocks.length > 0) && (
              <p className="soft">{t(app === undefined ? 'none' : 'noneApp')}</p>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
