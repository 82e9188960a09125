import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { publishModel } from '@aladdin/sdk/contract/models.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { notifyOf } from '../../ui/notice.tsx'

interface Block {
  readonly name: string
  readonly use?: string
}

/** Lets the server fit a block of an app on all rows that I may see, and says which version came of it. */
export function PublishModel({ app, block }: { app: string; block: Block }) {
  const { t } = useTranslation('models')
  const client = useQueryClient()
  const { position } = useSession()
  // only the head office fits for everyone
  const reaches: readonly Visibility[] =
    position.branch.id === 'HQ' ? ['private', 'branch', 'bank'] : ['private', 'branch']
  const [visibility, setVisibility] = useState<Visibility>(reaches.at(-1) ?? 'private')
  const { mutate, isPending, data } = useMutation({
    mutationFn: () => call(publishModel, { body: { app, block: block.name, visibility } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['models'] }),
    onError: notifyOf,
  })
  return (
    <section className="models__card">
      <p>{t('publishHint', { block: block.name, model: block.use ?? `${app}-${block.name}` })}</p>
      <div className="row row--wrap">
        <label className="row">
          <span className="label">{t('reach')}</span>
          <select
            className="input"
            value={visibility}
            onChange={(event) =>
              setVisibility(reaches.find((each) => each === event.target.value) ?? 'private')
            }
          >
            {reaches.map((each) => (
              <option key={each} value={each}>
                {t(`visibility.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Button kind="primary" busy={isPending} onClick={() => mutate()}>
          {isPending ? t('publishing') : t('publish')}
        </Button>
      </div>
      <p role="status">{data !== undefined && t('done', { name: data.name, version: data.version })}</p>
    </section>
  )
}
