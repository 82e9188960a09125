import type { TokenScope } from '@aladdin/sdk/contract/route.ts'
import { createToken } from '@aladdin/sdk/contract/tokens.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { notify, notifyOf } from '../../ui/notice.tsx'
import { textOf } from './sign-in-form.tsx'

const scopes = ['read', 'run', 'publish'] as const satisfies readonly TokenScope[]
const lifetimesInDays = [30, 90, 365]

export function TokenForm({ made }: { made: (secret: string) => void }) {
  const { t } = useTranslation('session')
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (form: FormData) =>
      call(createToken, {
        body: {
          name: textOf(form, 'name').trim(),
          scopes: scopes.filter((scope) => form.has(scope)),
          days: Number(textOf(form, 'days')),
        },
      }),
    onSuccess: async ({ secret }) => {
      made(secret)
      await client.invalidateQueries({ queryKey: ['tokens'] })
    },
    onError: notifyOf,
  })
  return (
    <form
      className="token-form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        if (scopes.some((scope) => form.has(scope))) mutate(form)
        else notify({ zh: t('tokens.noScope'), en: t('tokens.noScope') })
      }}
    >
      <Field label={t('tokens.name')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            name="name"
            required
            maxLength={80}
            placeholder={t('tokens.example')}
          />
        )}
      </Field>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="field__label">{t('tokens.scopes')}</legend>
        <span className="checks">
          {scopes.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name={scope} defaultChecked={scope !== 'publish'} />
              {t(`tokens.scope.${scope}`)}
            </label>
          ))}
        </span>
      </fieldset>
      <Field label={t('tokens.lifetime')}>
        {(ids) => (
          <select {...ids} className="input" name="days" defaultValue={90}>
            {lifetimesInDays.map((days) => (
              <option key={days} value={days}>
                {t('tokens.days', { days })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button kind="primary" type="submit" busy={isPending}>
        {t('tokens.create')}
      </Button>
    </form>
  )
}
