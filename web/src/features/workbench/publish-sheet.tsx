import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { publishDraft } from '@aladdin/sdk/contract/publishing.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { publishedQuery } from './queries.ts'
import { PublishTrouble } from './publish-trouble.tsx'
import { readRefusal } from './publish-refusal.ts'

const reaches = ['private', 'branch', 'bank'] as const satisfies readonly Visibility[]

/** Whom the next version reaches, under which name; then check, trial run, and the link to it. */
export function PublishSheet({
  draft,
  keeper,
  close,
  openLine,
  edit,
}: {
  draft: Draft
  keeper: DraftKeeper
  close: () => void
  openLine: (file: string, line: number) => void
  edit: (files: AppFiles) => void
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const { position } = useSession()
  const app = useQuery({ ...publishedQuery(draft.app ?? ''), enabled: draft.app !== undefined })
  const [wish, setVisibility] = useState<Visibility>()
  // a next version reaches whom the app reaches, unless the author says otherwise
  const visibility = wish ?? app.data?.app.visibility ?? (position.role === 'viewer' ? 'private' : 'branch')
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const publish = usePublish(draft, keeper, { visibility, name, note })
  const allowed = position.role === 'viewer' ? reaches.slice(0, 1) : reaches
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    publish.mutate()
  }
  if (publish.data !== undefined) return <Done published={publish.data} close={close} />
  return (
    <Sheet title={t(draft.app === undefined ? 'publish.title' : 'publish.titleNext')} close={close}>
      <form className="stack publish" onSubmit={submit}>
        <fieldset className="publish__reach">
          <legend className="field__label">{t('publish.reach')}</legend>
          {allowed.map((each) => (
            <label key={each} className="publish__option">
              <input
                type="radio"
                name="reach"
                checked={visibility === each}
                onChange={() => setVisibility(each)}
              />
              <span>
                <strong>{t(`publish.${each}`)}</strong>
                <span className="soft">
                  {t(`publish.${each}Hint`, { branch: local(position.branch.name) })}
                </span>
              </span>
            </label>
          ))}
          {allowed.length === 1 && <p className="field__hint">{t('publish.onlyPrivate')}</p>}
        </fieldset>
        {draft.app === undefined && (
          <Field label={t('publish.name')} hint={t('publish.nameHint')}>
            {(ids) => (
              <input
                className="input"
                {...ids}
                value={name}
                maxLength={60}
                pattern="[a-z0-9][a-z0-9\-]+"
                placeholder="atm-cash"
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t('publish.note')} hint={t('publish.noteHint')}>
          {(ids) => (
            <textarea
              className="input"
              {...ids}
              rows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {publish.error !== null && !publish.isPending && (
          <PublishTrouble
            refusal={readRefusal(publish.error)}
            keeper={keeper}
            again={() => publish.mutate()}
            edit={edit}
            openLine={(file, line) => {
              close()
              openLine(file, line)
            }}
          />
        )}
        <div className="row">
          <Button type="submit" kind="primary" busy={publish.isPending || app.isLoading}>
            {t(publish.isPending ? 'publish.working' : 'publish.do')}
          </Button>
          {publish.isPending && (
            <span className="label" role="status">
              {t('publish.steps')}
            </span>
          )}
        </div>
      </form>
    </Sheet>
  )
}

function Done({ published, close }: { published: { name: string; version: number }; close: () => void }) {
  const { t } = useTranslation('workbench')
  return (
    <Sheet title={t('publish.done', { version: published.version })} close={close}>
      <div className="stack publish">
        <p className="row">
          <Icon name="check" size={20} />
          {t('publish.doneText')}
        </p>
        <div className="row">
          <Link
            to="/apps/$name"
            params={{ name: published.name }}
            className={buttonClass({ kind: 'primary' })}
          >
            {t('publish.open')}
          </Link>
          <Button kind="quiet" onClick={close}>
            {t('publish.stay')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function usePublish(
  draft: Draft,
  keeper: DraftKeeper,
  { visibility, name, note }: { visibility: Visibility; name: string; note: string },
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await keeper.saveNow()
      return call(publishDraft, {
        params: { id: draft.id },
        body: {
          revision: keeper.get().revision,
          visibility,
          ...(name === '' || draft.app !== undefined ? {} : { name }),
          ...(note === '' ? {} : { note }),
        },
      })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['apps'] })
      await client.invalidateQueries({ queryKey: ['drafts'], exact: true })
    },
  })
}
