import { getDraft, saveDraft, type DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { notifyOf } from '../../ui/notice.tsx'

/** The title of a draft in both languages; saving writes it into the text, where the author would. */
export function RenameDraft({ draft, close }: { draft: DraftSummary; close: () => void }) {
  const { t } = useTranslation('workbench')
  const client = useQueryClient()
  const [title, setTitle] = useState(draft.title)
  const save = useMutation({
    mutationFn: () => rename(draft.id, { zh: title.zh.trim(), en: title.en.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['drafts'] })
      close()
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.code !== 'draft-changed') notifyOf(error)
    },
  })
  const isEmpty = title.zh.trim() === '' || title.en.trim() === ''
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      {(['zh', 'en'] as const).map((language) => (
        <input
          key={language}
          className="input"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the author has just asked to write here
          autoFocus={language === 'zh'}
          lang={language}
          maxLength={120}
          aria-label={t(`drafts.${language}Title`)}
          value={title[language]}
          onChange={({ target }) => setTitle({ ...title, [language]: target.value })}
        />
      ))}
      <Button small kind="primary" type="submit" busy={save.isPending} disabled={isEmpty}>
        {t('drafts.save')}
      </Button>
      <Button small kind="quiet" onClick={close}>
        {t('cancel')}
      </Button>
      {save.error !== null && (
        <p className="rename__refusal" role="alert">
          {t(save.error instanceof ProblemError ? 'drafts.changed' : 'drafts.noHead')}
        </p>
      )}
    </form>
  )
}

async function rename(id: DraftSummary['id'], title: DraftSummary['title']): Promise<void> {
  // reading a text takes more code than a list of drafts should fetch
  const [{ setTitle }, { files, revision }] = await Promise.all([
    import('@aladdin/sdk/app/edit.ts'),
    call(getDraft, { params: { id } }),
  ])
  await call(saveDraft, { params: { id }, body: { revision, files: { ...setTitle(files, title) } } })
}
