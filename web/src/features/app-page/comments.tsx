import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-item.tsx'
import { useCommentChange, useComments } from './comment-queries.ts'
import './comments.css'

/** What people say of the app, newest first. */
export function Comments({ app }: { app: string }) {
  const { t } = useTranslation('appPage')
  const comments = useComments(app)
  const { mutateAsync: change } = useCommentChange(app)
  return (
    <section className="comments">
      <Loaded answer={comments} skeleton={<Skeleton height={120} />}>
        {({ pages }) => {
          const [first] = pages
          const items = pages.flatMap((page) => page.items)
          return (
            <>
              <h2>
                {items.length === 0
                  ? t('comments.title')
                  : t('comments.count', { comments: first?.count ?? 0 })}
              </h2>
              <CommentForm
                label={t('comments.placeholder')}
                send={t('comments.send')}
                most={2000}
                submit={(body) => change({ kind: 'add', body })}
              />
              {items.length === 0 && <p className="faint">{t('comments.none')}</p>}
              <ol>
                {items.map((comment) => (
                  <CommentItem
                    key={comment.id}
                    comment={comment}
                    canHide={first?.canHide === true}
                    change={change}
                  />
                ))}
              </ol>
              {comments.hasNextPage && (
                <Button
                  small
                  busy={comments.isFetchingNextPage}
                  onClick={() => void comments.fetchNextPage()}
                >
                  {t('comments.more')}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
