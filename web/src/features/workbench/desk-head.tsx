import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'

export function DeskHead({
  draft,
  title,
  problems,
  publish,
}: {
  draft: Draft
  title: string
  problems: number
  publish: () => void
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  return (
    <header className="bench__head">
      <div className="row">
        <h1 className="ellipsis">{title}</h1>
        {draft.forkedFrom !== undefined && (
          <Link
            to="/apps/$name"
            params={{ name: draft.forkedFrom.app }}
            className="label ellipsis bench__origin"
          >
            {t('drafts.forkedFrom', { title: local(draft.forkedFrom.title) })}
          </Link>
        )}
        {draft.app !== undefined && (
          <Link to="/apps/$name" params={{ name: draft.app }} className="label">
            {t('head.published')}
          </Link>
        )}
        {problems > 0 && <Chip tone="bad">{t('head.problems', { count: problems })}</Chip>}
      </div>
      <Button kind="primary" small data-tour="publish" onClick={publish}>
        {t(draft.app === undefined ? 'head.publish' : 'head.publishNext')}
      </Button>
    </header>
  )
}
