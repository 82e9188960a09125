import { listDatasets } from '@aladdin/sdk/contract/catalog.ts'
import { listApps } from '@aladdin/sdk/contract/gallery.ts'
import { listHelp } from '@aladdin/sdk/contract/help.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { changeLanguage, useLanguage, useLocal } from '../i18n/language.ts'
import { canUpload, useSession } from '../session.ts'
import { chooseTheme, useTheme } from '../ui/appearance.ts'
import { closeBeside } from '../ui/close-beside.ts'
import { Icon, type IconName } from '../ui/icon.tsx'

interface Hit {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  readonly hint?: string
  readonly choose: () => void
}

/** Search for everything: the server finds apps and datasets (pinyin too), actions are found here. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const groups = useHits(text.trim())
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
  }, [])
  const choose = (hit: Hit) => {
    close()
    hit.choose()
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={t('search.open')} onClose={close} {...closeBeside}>
      <Command shouldFilter={false} label={t('search.open')}>
        <div className="palette__line">
          <Icon name="search" />
          <Command.Input
            className="palette__input"
            placeholder={t('search.placeholder')}
            value={text}
            onValueChange={setText}
            maxLength={100}
          />
          <kbd className="kbd">Esc</kbd>
        </div>
        <Command.List className="palette__list">
          <Command.Empty className="palette__none">{t('search.none', { text })}</Command.Empty>
          {groups.map(
            ({ title, hits }) =>
              hits.length > 0 && (
                <Command.Group key={title} heading={title}>
                  {hits.map((hit) => (
                    <Command.Item
                      key={hit.id}
                      value={hit.id}
                      className="palette__item"
                      onSelect={() => choose(hit)}
                    >
                      <Icon name={hit.icon} />
                      <span className="palette__text ellipsis">{hit.text}</span>
                      {hit.hint !== undefined && <span className="label ellipsis">{hit.hint}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ),
          )}
        </Command.List>
      </Command>
    </dialog>
  )
}

function useHits(text: string): { title: string; hits: Hit[] }[] {
  const { t } = useTranslation()
  const local = useLocal()
  const navigate = useNavigate()
  const search = useDeferredValue(text)
  const filter = search === '' ? {} : { search }
  const apps = useQuery({
    queryKey: ['apps', 'palette', search],
    queryFn: ({ signal }) => call(listApps, { query: { ...filter, limit: 6 } }, { signal }),
    placeholderData: keepPreviousData,
  })
  const datasets = useQuery({
    queryKey: ['datasets', 'palette', search],
    queryFn: ({ signal }) => call(listDatasets, { query: { ...filter, limit: 6 } }, { signal }),
    placeholderData: keepPreviousData,
    enabled: search !== '',
  })
  const help = useQuery({
    queryKey: ['help', 'list', search],
    queryFn: ({ signal }) => call(listHelp, { query: filter }, { signal }),
    placeholderData: keepPreviousData,
    enabled: search !== '',
  })
  const actions = useActions().filter((action) => action.text.toLowerCase().includes(text.toLowerCase()))
  return [
    {
      title: t('places.apps'),
      hits: (apps.data?.items ?? []).map((app) => ({
        id: `app ${app.name}`,
        icon: 'apps',
        text: local(app.title),
        hint: local(app.author.branch.name),
        choose: () => void navigate({ to: '/apps/$name', params: { name: app.name } }),
      })),
    },
    {
      title: t('places.data'),
      hits: (search === '' ? [] : (datasets.data?.items ?? [])).map((dataset) => ({
        id: `dataset ${dataset.name}`,
        icon: 'data',
        text: local(dataset.title),
        hint: dataset.name,
        choose: () => void navigate({ to: '/data/$name', params: { name: dataset.name } }),
      })),
    },
    {
      title: t('places.help'),
      hits: (search === '' ? [] : (help.data?.items ?? [])).map((page) => ({
        id: `help ${page.name}`,
        icon: 'help',
        text: local(page.title),
        hint: local(page.summary),
        choose: () => void navigate({ to: '/help/$name', params: { name: page.name } }),
      })),
    },
    { title: t('search.actions'), hits: actions },
  ]
}

function useActions(): Hit[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const language = useLanguage()
  const theme = useTheme()
  const { position } = useSession()
  const go = (href: string) => () => void navigate({ href })
  return [
    { id: 'home', icon: 'home', text: t('places.home'), choose: go('/') },
    { id: 'gallery', icon: 'apps', text: t('actions.browseApps'), choose: go('/apps') },
    { id: 'new', icon: 'plus', text: t('actions.newApp'), choose: go('/workbench') },
    { id: 'catalog', icon: 'data', text: t('actions.browseData'), choose: go('/data') },
    ...(canUpload(position.role)
      ? [{ id: 'upload', icon: 'upload' as const, text: t('actions.upload'), choose: go('/upload') }]
      : []),
    { id: 'help', icon: 'help', text: t('places.help'), choose: go('/help') },
    { id: 'ranks', icon: 'ranks', text: t('actions.ranks'), choose: go('/ranks') },
    {
      id: 'language',
      icon: 'language',
      text: t('language.switch'),
      choose: () => void changeLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    {
      id: 'theme',
      icon: theme === 'dark' ? 'sun' : 'moon',
      text: theme === 'dark' ? t('theme.light') : t('theme.dark'),
      choose: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
  ]
}
