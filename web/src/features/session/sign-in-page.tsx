import { getWelcome } from '@aladdin/sdk/contract/session.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/states.tsx'
import { DemoPeople } from './demo-people.tsx'
import { DoorFoot } from './door-foot.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignIn } from './use-sign-in.ts'
import './session.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useTranslation('session')
  usePageTitle()
  const { to } = route.useSearch()
  const welcome = useQuery({
    queryKey: ['welcome'],
    queryFn: ({ signal }) => call(getWelcome, {}, { signal }),
  })
  const signIn = useSignIn(to)
  if (welcome.data?.needsSetup === true) return <Navigate to="/setup" />
  const isDemo = welcome.data?.demo === true
  return (
    <main className={isDemo ? 'door' : 'door door--narrow'}>
      <section className="door__side">
        <div className="door__brand">
          <Mark size={32} />
          {t('brand')}
        </div>
        <div className="stack" style={{ gap: 32 }}>
          <div className="door__claim">
            <h1>{t('claim')}</h1>
            <p>{t('lead')}</p>
          </div>
          <SignInForm signIn={signIn} />
        </div>
        <DoorFoot />
      </section>
      {(isDemo || welcome.isPending || welcome.error !== null) && (
        <section className="door__people">
          <Loaded answer={welcome} skeleton={<Skeleton height={420} />}>
            {({ people }) => <DemoPeople people={people} signIn={signIn} />}
          </Loaded>
        </section>
      )}
    </main>
  )
}
