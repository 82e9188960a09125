import { shareModel } from '@aladdin/sdk/contract/models.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import type { PublishRefusal } from './publish-refusal.ts'

interface Trouble {
  readonly refusal: PublishRefusal & { kind: 'model-reach' }
  readonly again: () => void
}

/** A model reaches fewer people than the app would: share it, or look for another one. */
export function ModelTrouble({ refusal, again }: Trouble) {
  const { t } = useTranslation('models')
  const local = useLocal()
  const client = useQueryClient()
  const { model, wanted, mine } = refusal
  const share = useMutation({
    mutationFn: () => call(shareModel, { params: { name: model }, body: { visibility: wanted } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['models'] })
      again()
    },
    onError: notifyOf,
  })
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{t('fewer.title', { model: local(refusal.title) })}</strong>
      </p>
      <div className="trouble__way">
        <p>{t(mine ? `fewer.share.${wanted}` : 'fewer.askOwner')}</p>
        <div className="row">
          {mine && (
            <Button small busy={share.isPending} onClick={() => share.mutate()}>
              {t('fewer.doShare')}
            </Button>
          )}
          <Link to="/models" className={buttonClass({ small: true })}>
            {t('fewer.other')}
          </Link>
        </div>
      </div>
    </div>
  )
}
