import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../i18n/language.ts'
import { Icon } from './icon.tsx'
import './states.css'

interface Notice {
  readonly id: number
  readonly text: LocalText | undefined
  readonly action: NoticeAction | undefined
}

/** What a person may do about it, while it is said. */
export interface NoticeAction {
  readonly label: LocalText
  readonly act: () => void
}

let notices: readonly Notice[] = []
let lastId = 0
const listeners = new Set<() => void>()
const shownForMs = 6000
/** To read, to decide and to reach the button. */
const shownWithActionMs = 15_000

/** Says one sentence at the foot of the page. */
export function notify(text: LocalText | undefined, action?: NoticeAction): void {
  lastId += 1
  const notice = { id: lastId, text, action }
  replace([...notices.slice(-2), notice])
  setTimeout(() => drop(notice.id), action === undefined ? shownForMs : shownWithActionMs)
}

/** Says why something was refused, in the server's own sentence when it gave one. */
export function notifyOf(error: unknown): void {
  notify(error instanceof ProblemError ? error.problem.title : undefined)
}

export function Notices() {
  const { t } = useTranslation('ui')
  const local = useLocal()
  const shown = useSyncExternalStore(subscribe, () => notices)
  return (
    <div className="notices" role="status">
      {shown.map((notice) => (
        <div key={notice.id} className="notice">
          <span>{notice.text === undefined ? t('offlineHint') : local(notice.text)}</span>
          {notice.action !== undefined && (
            <button
              type="button"
              className="notice__action"
              onClick={() => {
                notice.action?.act()
                drop(notice.id)
              }}
            >
              {local(notice.action.label)}
            </button>
          )}
          <button
            type="button"
            className="notice__close"
            aria-label={t('close')}
            onClick={() => drop(notice.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}

function drop(id: number): void {
  replace(notices.filter((notice) => notice.id !== id))
}

function replace(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
