import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { prepareSpareAtRest } from '../sandbox/spare.ts'
import { buttonClass } from '../ui/button.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import './shell.css'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

const TourLayer = lazy(async () => ({ default: (await import('../features/tour/tour-layer.tsx')).TourLayer }))

/** Rail, top bar, and the screen between them. */
export function Shell() {
  const { t } = useTranslation()
  const [isSearching, setSearching] = useState(false)
  useSearchKeys(() => setSearching(true))
  useHelpKey()
  useEffect(prepareSpareAtRest, [])
  return (
    <div className="shell">
      <a className={`shell__skip ${buttonClass()}`} href="#main">
        {t('skip')}
      </a>
      <Rail />
      <TopBar search={() => setSearching(true)} />
      <main className="shell__main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense>
        <TourLayer />
      </Suspense>
      {isSearching && (
        <Suspense>
          <Palette close={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Ctrl/⌘ K everywhere; `/` where nobody is writing. */
function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      if (!isCommand && (event.key !== '/' || isWriting(event.target))) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}

/** `?` opens the help where nobody is writing. */
function useHelpKey(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isWriting(event.target)) return
      event.preventDefault()
      void navigate({ to: '/help' })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
