import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { dropFirstScreen } from '../../first-screen.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { AppHead } from './app-head.tsx'
import { AppSide } from './app-side.tsx'
import { Comments } from './comments.tsx'
import { appQuery } from './queries.ts'
import { RunArea } from './run-area.tsx'
import './app-page.css'

const newest = getRouteApi('/shell/apps/$name')
const numbered = getRouteApi('/shell/apps/$name/v/$version')

export function NewestAppPage() {
  const { name } = newest.useParams()
  return <AppScreen key={name} name={name} version={undefined} />
}

export function VersionAppPage() {
  const { name, version } = numbered.useParams()
  return <AppScreen key={`${name} ${version}`} name={name} version={Number(version)} />
}

/** The app runs at once on my rows; what is known about it stands around it. */
function AppScreen({ name, version }: { name: string; version: number | undefined }) {
  const answer = useQuery(appQuery(name))
  const isAbsent = answer.isError
  useEffect(() => {
    if (isAbsent) dropFirstScreen()
  }, [isAbsent])
  return (
    <Loaded
      answer={answer}
      skeleton={
        <div className="page">
          <Skeleton height={32} />
        </div>
      }
    >
      {(page) => (
        <article className="app">
          <AppHead page={page} version={version} />
          <div className="app__body">
            <RunArea page={page} version={version} />
            <AppSide page={page} version={version ?? page.app.version}>
              <Comments app={page.app.name} />
            </AppSide>
          </div>
        </article>
      )}
    </Loaded>
  )
}
