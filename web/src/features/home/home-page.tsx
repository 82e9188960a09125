import { visitHome } from '@aladdin/sdk/contract/home.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { isAuthor, useSession } from '../../session.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { BranchApps } from './branch-apps.tsx'
import { Changes } from './changes.tsx'
import { Duties } from './duties.tsx'
import { Figures } from './figures.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Incidents } from './incidents.tsx'
import { MyDrafts } from './my-drafts.tsx'
import { homeQuery } from './queries.ts'
import { Standing } from './standing.tsx'
import './home.css'

/** My branch today: its figures, the apps that it uses, my drafts, what changed and what is wrong. */
export function HomePage() {
  const { t } = useTranslation('home')
  usePageTitle()
  const local = useLocal()
  const { position } = useSession()
  const home = useQuery(homeQuery)
  useVisit(home.isSuccess)
  const isOnDuty = position.role === 'steward' || position.role === 'admin'
  // an owner of data only while somebody waits for her answer
  const hasDuties = isOnDuty || (home.data?.duties.length ?? 0) > 0
  return (
    <div className="page home">
      <header className="page__head">
        <div>
          <h1>{t('title', { branch: local(position.branch.name) })}</h1>
          <p className="home__day">{home.data === undefined ? ' ' : t('day', { day: home.data.day })}</p>
        </div>
      </header>
      <FirstSteps />
      {hasDuties && <Duties home={home} />}
      {position.role !== 'admin' && <Figures />}
      <BranchApps />
      <div className="home__columns">
        <div className="home__column">
          {isAuthor(position.role) && <MyDrafts />}
          <Changes home={home} />
        </div>
        <div className="home__column">
          <Incidents home={home} />
          <Standing />
        </div>
      </div>
    </div>
  )
}

/** Once the page stands, what it tells counts as seen; the server decides when the next visit begins. */
function useVisit(isHere: boolean): void {
  useEffect(() => {
    if (isHere) call(visitHome, {}).catch(() => undefined)
  }, [isHere])
}
