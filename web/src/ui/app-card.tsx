import type { AppCard as App } from '@aladdin/sdk/contract/gallery.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../format/number.ts'
import { formatDay } from '../format/time.ts'
import { useLanguage, useLocal } from '../i18n/language.ts'
import { Icon } from './icon.tsx'
import { Sparkline } from './sparkline.tsx'
import { Skeleton } from './states.tsx'
import './app-card.css'

export interface CardActions {
  readonly star: () => void
  /** Absent where the viewer may not begin apps. */
  readonly fork?: (() => void) | undefined
  readonly busy: boolean
}

/** One app among others: its picture, the question it answers, and who really used it this week. */
export function AppCard({ app, actions }: { app: App; actions?: CardActions }) {
  const { t } = useTranslation('ui')
  const local = useLocal()
  const number = useNumber()
  const language = useLanguage()
  return (
    <article className="card">
      <div className="card__picture">
        <img
          src={`${app.picture}?language=${language}`}
          alt=""
          loading="lazy"
          decoding="async"
          width={320}
          height={180}
        />
      </div>
      <div>
        <Link to="/apps/$name" params={{ name: app.name }} className="card__title ellipsis">
          {local(app.title)}
        </Link>
        <p className="card__question">{local(app.summary)}</p>
        <p className="card__foot">
          <span className="ellipsis">
            {local(app.author.display)} · {local(app.author.branch.name)} · {formatDay(app.publishedAt)}
          </span>
          {app.usersThisWeek > 0 && (
            <span className="card__use">
              <Sparkline counts={app.usersByDay} label={t('usersThisWeek', { count: app.usersThisWeek })} />
              {t('people', { people: number(app.usersThisWeek) })}
            </span>
          )}
        </p>
      </div>
      {actions !== undefined && (
        <div className="card__actions">
          <button
            type="button"
            className="card__action"
            aria-pressed={app.starred}
            aria-label={`${t('star', { title: local(app.title) })} ${number(app.stars)}`}
            title={t('starShort')}
            disabled={actions.busy}
            onClick={actions.star}
          >
            <Icon name="star" size={14} filled={app.starred} />
            {number(app.stars)}
          </button>
          {actions.fork !== undefined && (
            <button
              type="button"
              className="card__action"
              aria-label={`${t('fork', { title: local(app.title) })} ${number(app.forks)}`}
              title={t('forkShort')}
              disabled={actions.busy}
              onClick={actions.fork}
            >
              <Icon name="fork" size={14} />
              {number(app.forks)}
            </button>
          )}
        </div>
      )}
    </article>
  )
}

/** Has the exact size of the card that is coming. */
export function AppCardSkeleton() {
  return (
    <div className="card" aria-hidden="true">
      <div style={{ aspectRatio: '16 / 9' }}>
        <Skeleton height="100%" />
      </div>
      <div>
        <Skeleton width="55%" height={20} />
        <div style={{ height: 2 }} />
        <Skeleton height={40} />
        <div style={{ height: 6 }} />
        <Skeleton width="70%" height={16} />
      </div>
    </div>
  )
}
