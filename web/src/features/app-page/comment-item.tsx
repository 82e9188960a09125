import type { Comment } from '@aladdin/sdk/contract/comments.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { CommentForm } from './comment-form.tsx'
import type { CommentChange } from './comment-queries.ts'

/** One comment, with what its reader may do to it. */
export function CommentItem({
  comment,
  canHide,
  change,
}: {
  comment: Comment
  canHide: boolean
  change: (change: CommentChange) => Promise<unknown>
}) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const [doing, setDoing] = useState<'edit' | 'hide' | 'delete'>()
  const { id, author, body, hidden, mine } = comment
  const stop = () => setDoing(undefined)
  return (
    <li className="comment">
      <p className="label">
        <strong>{local(author.display)}</strong> · {local(author.branch.name)} · {formatMoment(comment.at)}
        {comment.editedAt !== undefined && ` · ${t('comments.edited')}`}
      </p>
      {hidden !== undefined && <p className="faint">{t('comments.hidden', { reason: hidden.reason })}</p>}
      {doing === 'edit' ? (
        <CommentForm
          label={t('comments.edit')}
          send={t('comments.save')}
          most={2000}
          begin={body}
          cancel={stop}
          submit={(text) => change({ kind: 'edit', id, body: text }).then(stop)}
        />
      ) : (
        body !== '' && <p className="comment__body">{body}</p>
      )}
      {doing === 'hide' && (
        <CommentForm
          label={t('comments.hideReason')}
          send={t('comments.hideSend')}
          most={300}
          cancel={stop}
          submit={(reason) => change({ kind: 'hide', id, reason }).then(stop)}
        />
      )}
      {doing === 'delete' && (
        <p className="comment__tools">
          <Button
            kind="danger"
            small
            onClick={() => void change({ kind: 'delete', id }).catch(() => undefined)}
          >
            {t('comments.deleteSure')}
          </Button>
          <Button kind="quiet" small onClick={stop}>
            {t('comments.cancel')}
          </Button>
        </p>
      )}
      {doing === undefined && (mine || (canHide && hidden === undefined)) && (
        <p className="comment__tools">
          {mine && hidden === undefined && (
            <Button kind="quiet" small onClick={() => setDoing('edit')}>
              {t('comments.edit')}
            </Button>
          )}
          {mine && (
            <Button kind="quiet" small onClick={() => setDoing('delete')}>
              {t('comments.delete')}
            </Button>
          )}
          {canHide && !mine && hidden === undefined && (
            <Button kind="quiet" small onClick={() => setDoing('hide')}>
              {t('comments.hide')}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}
