import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoveTour, useTour, useTourSteps } from '../../tour.ts'
import { Button } from '../../ui/button.tsx'
import { findTarget } from './targets.ts'
import { useNoticedSteps } from './use-noticed-steps.ts'
import './tour.css'

/** The tour beside the work: it says the next step, points at its control, and goes on by itself when it is done. */
export function TourLayer() {
  const tour = useTour()
  const steps = useTourSteps()
  const move = useMoveTour()
  const told = useRef(new Set<string>())
  useNoticedSteps(tour !== undefined && tour.state !== 'over', (step) => {
    if (tour === undefined || tour.done.includes(step) || !steps.includes(step)) return
    // the screen shows a step many times until the server has answered
    const telling = `${tour.done.length} ${step}`
    if (told.current.has(telling)) return
    told.current.add(telling)
    move({ done: step })
  })
  const next = steps.find((step) => tour?.done.includes(step) === false)
  if (tour?.state !== 'shown' || next === undefined) return null
  return <Step key={next} step={next} place={{ at: steps.indexOf(next) + 1, of: steps.length }} />
}

function Step({
  step,
  place,
}: {
  step: ReturnType<typeof useTourSteps>[number]
  place: { at: number; of: number }
}) {
  const { t } = useTranslation('tour')
  const { pathname } = useLocation()
  const move = useMoveTour()
  usePointer(step, pathname)
  const show = () => {
    const target = findTarget(step, pathname)
    target?.scrollIntoView({ block: 'center' })
    const control = target?.matches('a, button') ? target : target?.querySelector<HTMLElement>('iframe')
    control?.focus()
  }
  return (
    <aside className="tour" aria-label={t('name')}>
      <div className="tour__text" role="status">
        <p className="label">{t('progress', { step: place.at, steps: place.of })}</p>
        <h2>{t(`steps.${step}.title`)}</h2>
        <p>{t(`steps.${step}.text`)}</p>
      </div>
      <div className="row tour__buttons">
        <Button small kind="primary" onClick={show}>
          {t('show')}
        </Button>
        <Button small kind="quiet" onClick={() => move({ state: 'away' })}>
          {t('later')}
        </Button>
        <Button small kind="quiet" onClick={() => move({ state: 'over' })}>
          {t('end')}
        </Button>
      </div>
    </aside>
  )
}

/** Draws a line around the control, wherever the screen puts it. */
function usePointer(step: Parameters<typeof findTarget>[0], path: string): void {
  useEffect(() => {
    let marked: HTMLElement | undefined
    const point = () => {
      const target = findTarget(step, path)
      if (target === marked && marked?.dataset['tourNow'] === 'yes') return
      if (marked !== undefined) delete marked.dataset['tourNow']
      marked = target
      if (marked !== undefined) marked.dataset['tourNow'] = 'yes'
    }
    point()
    const watcher = new MutationObserver(point)
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => {
      watcher.disconnect()
      if (marked !== undefined) delete marked.dataset['tourNow']
    }
  }, [step, path])
}
