import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../i18n/language.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import './states.css'

/** Holds the exact place of what is coming; nothing is seen for the first 300 ms. */
export function Skeleton({ width = '100%', height }: { width?: number | string; height: number | string }) {
  return <div className="skeleton" style={{ width, height }} aria-hidden="true" />
}

/** Why nothing is here, and the one next step. */
export function EmptyState({
  icon = 'search',
  title,
  hint,
  inline = false,
  children,
}: {
  icon?: IconName
  title: string
  hint?: string
  inline?: boolean
  children?: ReactNode
}) {
  return (
    <div className={inline ? 'state state--inline' : 'state'}>
      <span className="state__icon">
        <Icon name={icon} size={20} />
      </span>
      <p className="state__title">{title}</p>
      {hint !== undefined && <p className="state__text">{hint}</p>}
      {children !== undefined && <div className="state__action">{children}</div>}
    </div>
  )
}

/** What happened in plain words, the way on, and the number under which it was recorded. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { t } = useTranslation('ui')
  const local = useLocal()
  const problem = error instanceof ProblemError ? error.problem : undefined
  const isForbidden = problem?.status === 403
  const isUnreachable = problem === undefined && error instanceof TypeError
  const title = isForbidden ? t('forbidden') : problem?.status === 404 ? t('notFound') : t('failed')
  return (
    <div className="state" role="alert">
      <span className="state__icon state__icon--bad">
        <Icon name={isForbidden ? 'lock' : isUnreachable ? 'offline' : 'warning'} size={20} />
      </span>
      <p className="state__title">{isUnreachable ? t('offline') : title}</p>
      <p className="state__text">
        {problem !== undefined ? local(problem.title) : isUnreachable ? t('offlineHint') : t('failedHint')}
      </p>
      {problem?.requestId !== undefined && (
        <p className="state__id">
          {t('requestId')} <code>{problem.requestId}</code>
        </p>
      )}
      {retry !== undefined && !isForbidden && (
        <div className="state__action">
          <Button onClick={retry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  )
}
