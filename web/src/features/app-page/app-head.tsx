import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFork, useStar } from '../../app-actions.ts'
import { useNumber } from '../../format/number.ts'
import { formatDay } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { isAuthor, useSession } from '../../session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { ExportMenu } from './export-menu.tsx'

export function AppHead({ page, version }: { page: AppPage; version: number | undefined }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const { position } = useSession()
  const { app } = page
  usePageTitle(local(app.title))
  return (
    <header className="app__head">
      <div className="app__title">
        <h1>{local(app.title)}</h1>
        <Chip tone="teal" title={t('scopeHint')}>
          <Icon name="branch" size={12} />
          {local(position.branch.name)}
        </Chip>
        <span className="label">
          {local(app.author.display)} · {local(app.author.branch.name)}
        </span>
      </div>
      <div className="app__tools">
        <StarButton page={page} />
        {isAuthor(position.role) && <ForkButton page={page} version={version} />}
        <ExportMenu page={page} version={version} />
        <ShareButton />
        <VersionMenu page={page} version={version} />
      </div>
    </header>
  )
}

function StarButton({ page: { app } }: { page: AppPage }) {
  const { t } = useTranslation('appPage')
  const number = useNumber()
  const { toggle, busy } = useStar(app)
  return (
    <Button
      kind="quiet"
      aria-pressed={app.starred}
      busy={busy}
      onClick={toggle}
      style={app.starred ? { color: 'var(--teal)' } : {}}
    >
      <Icon name="star" filled={app.starred} />
      {app.starred ? t('starred') : t('star')} {number(app.stars)}
    </Button>
  )
}

function ForkButton({ page: { app }, version }: { page: AppPage; version: number | undefined }) {
  const { t } = useTranslation('appPage')
  const number = useNumber()
  const { fork, busy } = useFork(app.name)
  return (
    <Button kind="quiet" data-tour="fork" busy={busy} onClick={() => fork(version)} title={t('forkHint')}>
      <Icon name="fork" />
      {t('fork')} {number(app.forks)}
    </Button>
  )
}

/** Whoever opens the address sees the same filters on their own rows. */
function ShareButton() {
  const { t } = useTranslation('appPage')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <Button kind="quiet" onClick={() => void copy()} title={t('shareHint')}>
      <Icon name={isCopied ? 'check' : 'link'} />
      <span aria-live="polite">{isCopied ? t('copied') : t('share')}</span>
    </Button>
  )
}

function VersionMenu({ page, version }: { page: AppPage; version: number | undefined }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const navigate = useNavigate()
  const shown = version ?? page.app.version
  return (
    <Menu
      label={t('versions')}
      className={buttonClass({ kind: 'quiet' })}
      align="end"
      entries={[
        { kind: 'title', text: t('versions') },
        ...page.versions.map((item) => ({
          kind: 'item' as const,
          text: `${t('version', { number: item.number })} · ${formatDay(item.publishedAt)}`,
          hint: item.note === '' ? local(item.by) : `${local(item.by)} · ${item.note}`,
          checked: item.number === shown,
          choose: () =>
            void (item.number === page.app.version
              ? navigate({ to: '/apps/$name', params: { name: page.app.name } })
              : navigate({
                  to: '/apps/$name/v/$version',
                  params: { name: page.app.name, version: String(item.number) },
                })),
        })),
      ]}
    >
      <Icon name="history" />
      {t('version', { number: shown })}
      <Icon name="down" size={12} />
    </Menu>
  )
}
