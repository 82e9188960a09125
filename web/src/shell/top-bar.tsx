import { actAs } from '@aladdin/sdk/contract/session.ts'
import type { PositionId } from '@aladdin/sdk/contract/ids.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { changeLanguage, useLanguage, useLocal } from '../i18n/language.ts'
import { sessionQuery, useSession } from '../session.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { notifyOf } from '../ui/notice.tsx'
import { PersonMenu } from './person-menu.tsx'

export function TopBar({ search }: { search: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <header className="top">
      <button type="button" className="top__search" onClick={search}>
        <Icon name="search" />
        <span className="ellipsis">{t('search.open')}</span>
        <kbd className="kbd" aria-hidden="true">
          {isMac() ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <div className="top__tools">
        <ActingAs />
        <button
          type="button"
          className="top__tool"
          onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}
          title={t('language.switch')}
        >
          <Icon name="language" />
          <span className="top__tool-text" lang={language === 'zh' ? 'en' : 'zh-CN'}>
            {t('language.other')}
          </span>
        </button>
        <PersonMenu />
      </div>
    </header>
  )
}

/** The branch that I act for; a menu when I hold more than one position. */
function ActingAs() {
  const { t } = useTranslation()
  const local = useLocal()
  const client = useQueryClient()
  const { position, positions } = useSession()
  const { mutate } = useMutation({
    mutationFn: (id: PositionId) => call(actAs, { body: { position: id } }),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
    },
    onError: notifyOf,
  })
  const shown = (
    <>
      <Icon name="branch" />
      <span className="top__branch ellipsis">{local(position.branch.name)}</span>
      <span className="top__role">{t(`roles.${position.role}`)}</span>
    </>
  )
  if (positions.length < 2) return <span className="top__tool">{shown}</span>
  return (
    <Menu
      label={t('position.switch')}
      className="top__tool"
      align="end"
      entries={[
        { kind: 'title', text: t('position.switch') },
        ...positions.map((held) => ({
          kind: 'item' as const,
          text: local(held.branch.name),
          hint: t(`roles.${held.role}`),
          checked: held.id === position.id,
          choose: () => mutate(held.id),
        })),
      ]}
    >
      {shown}
      <Icon name="down" size={12} />
    </Menu>
  )
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
