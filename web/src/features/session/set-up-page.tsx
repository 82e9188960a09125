import { setUp } from '@aladdin/sdk/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { sessionQuery } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { DoorFoot } from './door-foot.tsx'
import { FormProblem } from './form-problem.tsx'
import { textOf } from './sign-in-form.tsx'
import './session.css'

const fields = [
  { name: 'code', autoComplete: 'one-time-code', maxLength: 64 },
  { name: 'bank', autoComplete: 'organization', maxLength: 80 },
  { name: 'display', autoComplete: 'name', maxLength: 80 },
  { name: 'name', autoComplete: 'username', maxLength: 61, pattern: '[a-z][a-z0-9._\\-]{1,60}' },
  { name: 'password', autoComplete: 'new-password', maxLength: 200, minLength: 15, type: 'password' },
] as const

/** First start: the one-time code of the server's log makes the first administrator. */
export function SetUpPage() {
  const { t } = useTranslation('session')
  usePageTitle(t('setUp.title'))
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: FormData) =>
      call(setUp, {
        body: {
          code: textOf(form, 'code').trim(),
          bank: textOf(form, 'bank').trim(),
          display: textOf(form, 'display').trim(),
          name: textOf(form, 'name').trim(),
          password: textOf(form, 'password'),
        },
      }),
    onSuccess: async (session) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to: '/' })
    },
  })
  return (
    <main className="door door--narrow">
      <section className="door__side">
        <div className="stack" style={{ gap: 24 }}>
          <div className="door__brand">
            <Mark size={32} />
            {t('brand')}
          </div>
          <div>
            <h1>{t('setUp.title')}</h1>
            <p className="soft">{t('setUp.lead')}</p>
          </div>
          <form
            className="door__form"
            onSubmit={(event) => {
              event.preventDefault()
              mutate(new FormData(event.currentTarget))
            }}
          >
            {fields.map(({ name, ...input }) => (
              <Field key={name} label={t(`setUp.${name}`)} hint={t(`setUp.${name}Hint`)}>
                {(ids) => <input {...ids} {...input} className="input" name={name} required />}
              </Field>
            ))}
            <FormProblem error={error} />
            <Button kind="primary" type="submit" busy={isPending}>
              {t('setUp.finish')}
            </Button>
          </form>
          <DoorFoot />
        </div>
      </section>
    </main>
  )
}
