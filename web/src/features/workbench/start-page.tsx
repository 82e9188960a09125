import { createDraft, type Template } from '@aladdin/sdk/contract/workbench.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { fetchEditor } from '../../editor/load-monaco.ts'
import { useLanguage, useLocal } from '../../i18n/language.ts'
import { prepareSpare } from '../../sandbox/spare.ts'
import { isAuthor, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import { isNarrow } from '../../ui/narrow.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { DatasetSheet } from './dataset-sheet.tsx'
import { DraftList } from './draft-list.tsx'
import { templatesQuery } from './queries.ts'
import { TemplateSheet } from './template-sheet.tsx'
import './start-page.css'

type Beginning = Parameters<typeof call<typeof createDraft>>[1]['body']
type Opened = { readonly kind: 'template'; readonly template: Template } | { readonly kind: 'dataset' }

/** Three ways to begin an app, then the drafts that wait. */
export function StartPage() {
  const { t } = useTranslation('workbench')
  usePageTitle(t('start.title'))
  const { position } = useSession()
  const [opened, setOpened] = useState<Opened>()
  const { begin, busy } = useBegin()
  const language = useLanguage()
  const mayWrite = isAuthor(position.role)
  useEffect(() => {
    if (!mayWrite || isNarrow()) return undefined
    // Whoever is here opens a draft next.
    const idle = requestIdleCallback(() => fetchEditor(language))
    return () => cancelIdleCallback(idle)
  }, [mayWrite, language])
  if (!mayWrite) {
    return <EmptyState icon="lock" title={t('start.forbidden')} hint={t('start.forbiddenHint')} />
  }
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{t('start.title')}</h1>
          <p>{t('start.lead')}</p>
        </div>
      </header>
      <div className="start">
        <section className="start__templates" aria-label={t('start.templates')}>
          <h2>{t('start.templates')}</h2>
          <TemplateList open={(template) => setOpened({ kind: 'template', template })} />
        </section>
        <section className="start__other" aria-label={t('start.other')}>
          <h2>{t('start.other')}</h2>
          <button type="button" className="start__way" onClick={() => setOpened({ kind: 'dataset' })}>
            <Icon name="table" size={20} />
            <span>
              <strong>{t('start.dataset')}</strong>
              <span className="soft">{t('start.datasetHint')}</span>
            </span>
          </button>
          <button
            type="button"
            className="start__way"
            disabled={busy}
            onClick={() => begin({ from: 'blank' })}
          >
            <Icon name="plus" size={20} />
            <span>
              <strong>{t('start.blank')}</strong>
              <span className="soft">{t('start.blankHint')}</span>
            </span>
          </button>
        </section>
      </div>
      <DraftList />
      {opened?.kind === 'template' && (
        <TemplateSheet
          template={opened.template}
          busy={busy}
          close={() => setOpened(undefined)}
          begin={(bind) => begin({ from: 'template', template: opened.template.name, bind })}
        />
      )}
      {opened?.kind === 'dataset' && (
        <DatasetSheet
          busy={busy}
          close={() => setOpened(undefined)}
          begin={(dataset) => begin({ from: 'dataset', dataset })}
        />
      )}
    </div>
  )
}

function TemplateList({ open }: { open: (template: Template) => void }) {
  const { t } = useTranslation('workbench')
  const { t: words } = useTranslation('ui')
  const local = useLocal()
  const templates = useQuery(templatesQuery)
  return (
    <Loaded answer={templates} skeleton={<Skeleton height={132} />}>
      {({ items }) => (
        <ul className="start__cards">
          {items.map((template) => (
            <li key={template.name} className="start__card">
              <span className="label">{words(`topics.${topicWord(template.topic)}`)}</span>
              <h3>{local(template.title)}</h3>
              <p className="soft">{local(template.summary)}</p>
              <Button small onClick={() => open(template)}>
                {t('start.use')}
                <Icon name="right" size={12} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

const topicWords = ['channels', 'customers', 'corporate', 'marketing', 'credit', 'operations'] as const

function topicWord(topic: string): (typeof topicWords)[number] | 'other' {
  return topicWords.find((word) => word === topic) ?? 'other'
}

function useBegin(): { begin: (beginning: Beginning) => void; busy: boolean } {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending } = useMutation({
    mutationFn: (body: Beginning) => call(createDraft, { body }),
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['drafts'] })
      await navigate({ to: '/workbench/$draft', params: { draft: draft.id } })
    },
    onError: notifyOf,
  })
  const begin = (beginning: Beginning) => {
    prepareSpare()
    mutate(beginning)
  }
  return { begin, busy: isPending }
}
