import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextDifference } from '../../editor/text-difference.tsx'
import { formatMoment } from '../../format/time.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useTheme } from '../../ui/appearance.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { historyQuery, revisionQuery } from './queries.ts'

/** How the draft stood before: what differs from now, and the way back, which is an edit like any other. */
export function HistorySheet(props: {
  readonly id: Draft['id']
  readonly files: AppFiles
  readonly close: () => void
  readonly restore: (files: AppFiles) => void
}) {
  const { t } = useTranslation('workbench')
  const { id } = props
  const history = useQuery(historyQuery(id))
  const [revision, setRevision] = useState<number>()
  return (
    <Sheet title={t('history.title')} close={props.close}>
      <Loaded answer={history} skeleton={<Skeleton height={240} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('history.none')} hint={t('history.noneHint')} />
          ) : (
            <ul className="stack">
              {items.map((each) => (
                <li key={each.revision}>
                  <button
                    type="button"
                    className="history__row"
                    aria-expanded={each.revision === revision}
                    onClick={() => setRevision(each.revision === revision ? undefined : each.revision)}
                  >
                    <strong>{formatMoment(each.savedAt)}</strong>
                    <span className="label">{t('history.revision', { number: each.revision })}</span>
                  </button>
                  {each.revision === revision && <Earlier {...props} revision={revision} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  )
}

function Earlier({
  id,
  revision,
  files,
  restore,
}: {
  id: Draft['id']
  revision: number
  files: AppFiles
  restore: (files: AppFiles) => void
}) {
  const { t } = useTranslation('workbench')
  const language = useLanguage()
  const theme = useTheme()
  const answer = useQuery(revisionQuery(id, revision))
  return (
    <Loaded answer={answer} skeleton={<Skeleton height={240} />}>
      {({ files: earlier }) => {
        const paths = [...new Set([...Object.keys(earlier), ...Object.keys(files)])]
        const path = paths.find((each) => earlier[each] !== files[each])
        if (path === undefined) return <p className="soft">{t('history.same')}</p>
        return (
          <div className="history">
            <p className="spread">
              <span className="label">{t('history.sides', { path })}</span>
              <Button small kind="primary" onClick={() => restore(earlier)}>
                {t('history.restore')}
              </Button>
            </p>
            <div className="history__texts">
              <TextDifference
                before={earlier[path] ?? ''}
                after={files[path] ?? ''}
                language={language}
                theme={theme}
              />
            </div>
          </div>
        )
      }}
    </Loaded>
  )
}
