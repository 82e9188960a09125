import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { bindDataset } from '@aladdin/sdk/app/edit.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { shareDataset } from '@aladdin/sdk/contract/catalog.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { reachesEnough } from './fit.ts'
import { ModelTrouble } from './model-trouble.tsx'
import type { PublishRefusal } from './publish-refusal.ts'
import { useFitting } from './use-fitting.ts'

interface WaysOn {
  readonly keeper: DraftKeeper
  readonly again: () => void
  readonly edit: (files: AppFiles) => void
  readonly openLine: (file: string, line: number) => void
}

/** Why nothing was published, and each way on. */
export function PublishTrouble({ refusal, ...ways }: { refusal: PublishRefusal } & WaysOn) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  if (refusal.kind === 'reach') return <TooFew refusal={refusal} {...ways} />
  if (refusal.kind === 'model-reach') return <ModelTrouble refusal={refusal} again={ways.again} />
  if (refusal.kind === 'sentence') {
    return (
      <p className="trouble" role="alert">
        {refusal.sentence === undefined ? t('publish.noConnection') : local(refusal.sentence)}
      </p>
    )
  }
  return (
    <div className="trouble" role="alert">
      <p>{local(refusal.sentence)}</p>
      <ul>
        {refusal.lines.map((each) => (
          <li key={`${each.file} ${each.line} ${each.message.en}`}>
            <button
              type="button"
              className="trouble__line"
              onClick={() => ways.openLine(each.file, each.line)}
            >
              <span className="mono">
                {each.file}:{each.line}
              </span>{' '}
              {local(each.message)}
              {each.fix !== undefined && <span className="soft"> {local(each.fix)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Exactly two ways: share the dataset, or read another one. */
function TooFew({ refusal, keeper, again, edit }: { refusal: PublishRefusal & { kind: 'reach' } } & WaysOn) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string>()
  const needed = useMemo(() => neededBy(keeper.get().files, refusal.alias), [keeper, refusal.alias])
  const { fitting, isLoading } = useFitting(
    needed,
    ({ name, visibility }) => name !== refusal.dataset && reachesEnough(visibility, refusal.wanted),
  )
  const source = chosen ?? fitting[0]?.name
  const share = useMutation({
    mutationFn: () =>
      call(shareDataset, { params: { name: refusal.dataset }, body: { visibility: refusal.wanted } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['datasets'] })
      again()
    },
    onError: notifyOf,
  })
  const bind = () => {
    if (source === undefined) return
    edit(bindDataset(keeper.get().files, { alias: refusal.alias, source }))
    again()
  }
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{t('reach.title', { dataset: local(refusal.title) })}</strong>
      </p>
      <div className="trouble__way">
        <p>{t(refusal.mine ? `reach.share.${refusal.wanted}` : 'reach.askOwner')}</p>
        {refusal.mine && (
          <Button small busy={share.isPending} onClick={() => share.mutate()}>
            {t('reach.doShare')}
          </Button>
        )}
      </div>
      <div className="trouble__way">
        <p>{t('reach.bind', { alias: refusal.alias })}</p>
        {fitting.length > 0 && (
          <div className="row">
            <select
              className="input input--small"
              aria-label={t('reach.choose')}
              value={source}
              onChange={(event) => setChosen(event.target.value)}
            >
              {fitting.map((dataset) => (
                <option key={dataset.name} value={dataset.name}>
                  {local(dataset.title)} · {dataset.name}
                </option>
              ))}
            </select>
            <Button small onClick={bind}>
              {t('reach.doBind')}
            </Button>
          </div>
        )}
        {fitting.length === 0 && <p className="soft">{t(isLoading ? 'reach.looking' : 'reach.noneFits')}</p>}
      </div>
    </div>
  )
}

function neededBy(files: AppFiles, alias: string) {
  const { app } = checkApp(files, { methods })
  return app?.datasets.find((dataset) => dataset.alias === alias)?.columns ?? []
}
