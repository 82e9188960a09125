import type { TourStep } from '@aladdin/sdk/contract/preferences.ts'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { hearCalls } from '../../heard-calls.ts'
import { stepOfCall, stepsSeen } from './notice-step.ts'

/** Calls `mark` for every step that is done on the screen, whether the tour is shown or not. */
export function useNoticedSteps(isListening: boolean, mark: (step: TourStep) => void): void {
  const { pathname, searchStr } = useLocation()
  const [opened, setOpened] = useState({ path: pathname, search: searchStr })
  if (opened.path !== pathname) setOpened({ path: pathname, search: searchStr })
  const latest = useRef(mark)
  useEffect(() => {
    latest.current = mark
  })

  useEffect(() => {
    if (!isListening) return undefined
    return hearCalls((route) => {
      const step = stepOfCall(route)
      if (step !== undefined) latest.current(step)
    })
  }, [isListening])

  useEffect(() => {
    if (!isListening || !pathname.startsWith('/apps/')) return undefined
    const look = () => {
      const seen = stepsSeen({
        path: pathname,
        search: searchStr,
        firstSearch: opened.search,
        isDrawn: isDrawn(),
      })
      for (const step of seen) latest.current(step)
    }
    look()
    const watcher = new MutationObserver(look)
    watcher.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [isListening, pathname, searchStr, opened])
}

/** The picture that waits over an app goes when the app itself has drawn. */
function isDrawn(): boolean {
  const frame = document.querySelector('.app__frame')
  return (
    frame !== null && frame.querySelector('iframe') !== null && frame.querySelector('.app__waiting') === null
  )
}
