import type { Role } from '@aladdin/sdk/contract/route.ts'
import { demoPassword, type DemoPerson } from '@aladdin/sdk/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import type { SignIn } from './use-sign-in.ts'

const roles = ['analyst', 'viewer', 'steward', 'admin'] as const satisfies readonly Role[]

/** The people of the demo bank, grouped by what they can do; one press signs in. */
export function DemoPeople({ people, signIn }: { people: readonly DemoPerson[]; signIn: SignIn }) {
  const { t } = useTranslation('session')
  const local = useLocal()
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{t('demo.title')}</h2>
      <p className="soft">{t('demo.lead')}</p>
      {roles.map((role) => {
        const members = people.filter((person) => person.role === role)
        if (members.length === 0) return null
        return (
          <section key={role} className="door__group">
            <h3>{t(`demo.${role}.title`)}</h3>
            <p>{t(`demo.${role}.can`)}</p>
            <ul className="door__list">
              {members.map((person) => (
                <li key={person.name}>
                  <button
                    type="button"
                    className="person"
                    disabled={signIn.busy}
                    onClick={() => signIn.enter({ name: person.name, password: demoPassword })}
                  >
                    <span className="person__face" aria-hidden="true">
                      {local(person.display).charAt(0)}
                    </span>
                    <span className="person__text">
                      <span className="person__name">
                        {local(person.display)} · {local(person.branch.name)}
                      </span>
                      <span className="person__can">{local(person.can)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
