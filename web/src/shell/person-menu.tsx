import { signOut, signOutEverywhere } from '@aladdin/sdk/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { useLocal } from '../i18n/language.ts'
import { useSession } from '../session.ts'
import { chooseTheme, useThemeChoice } from '../ui/appearance.ts'
import { Menu } from '../ui/menu.tsx'
import { notifyOf } from '../ui/notice.tsx'

const themes = [
  { choice: 'light', icon: 'sun' },
  { choice: 'dark', icon: 'moon' },
  { choice: 'system', icon: 'screen' },
] as const

export function PersonMenu() {
  const { t } = useTranslation()
  const local = useLocal()
  const navigate = useNavigate()
  const client = useQueryClient()
  const theme = useThemeChoice()
  const { person, position } = useSession()
  const name = local(person.display)
  const { mutate: leave } = useMutation({
    mutationFn: async (everywhere: boolean) => {
      await (everywhere ? call(signOutEverywhere, {}) : call(signOut, {}))
    },
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      client.clear()
    },
    onError: notifyOf,
  })
  return (
    <Menu
      label={t('person.menu', { name })}
      className="top__tool"
      align="end"
      entries={[
        { kind: 'title', text: `${name} · ${local(position.branch.name)}` },
        ...themes.map(({ choice, icon }) => ({
          kind: 'item' as const,
          text: t(`theme.${choice}`),
          icon,
          checked: theme === choice,
          choose: () => chooseTheme(choice),
        })),
        { kind: 'rule' },
        {
          kind: 'item',
          text: t('person.tokens'),
          icon: 'key',
          choose: () => void navigate({ to: '/me/tokens' }),
        },
        {
          kind: 'item',
          text: t('person.receipts'),
          icon: 'check',
          choose: () => void navigate({ to: '/me/receipts' }),
        },
        {
          kind: 'item',
          text: t('person.audit'),
          icon: 'history',
          choose: () => void navigate({ to: '/audit/people/$person', params: { person: person.name } }),
        },
        { kind: 'rule' },
        { kind: 'item', text: t('person.signOut'), icon: 'leave', choose: () => leave(false) },
        { kind: 'item', text: t('person.signOutEverywhere'), icon: 'leave', choose: () => leave(true) },
      ]}
    >
      <span className="top__face" aria-hidden="true">
        {faceOf(name)}
      </span>
      <span className="top__tool-text">{name}</span>
    </Menu>
  )
}

/** Family name of a Chinese person, initials of others. */
function faceOf(name: string): string {
  return /^[a-z]/i.test(name)
    ? name
        .split(/\s+/)
        .map((word) => word.charAt(0).toUpperCase())
        .slice(0, 2)
        .join('')
    : name.charAt(0)
}
