import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from './form-problem.tsx'
import type { SignIn } from './use-sign-in.ts'

export function SignInForm({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('session')
  return (
    <form
      className="door__form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        signIn.enter({ name: textOf(form, 'name').trim(), password: textOf(form, 'password') })
      }}
    >
      <Field label={t('name')}>
        {(ids) => (
          <input {...ids} className="input" name="name" autoComplete="username" required maxLength={80} />
        )}
      </Field>
      <Field label={t('password')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
        )}
      </Field>
      <FormProblem error={signIn.error} />
      <Button kind="primary" type="submit" busy={signIn.busy}>
        {t('enter')}
      </Button>
    </form>
  )
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
