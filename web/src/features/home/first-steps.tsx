import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMoveTour, useTour, useTourSteps } from '../../tour.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/states.tsx'

const remembered = 'aladdin.tour-over'

/** The tour's steps until they are done or put aside for good; what this browser remembers keeps the page from jumping. */
export function FirstSteps() {
  const { t } = useTranslation('home')
  const { t: words } = useTranslation('tour')
  const tour = useTour()
  const steps = useTourSteps()
  const move = useMoveTour()
  if (tour === undefined) {
    if (localStorage.getItem(remembered) === 'yes') return null
    return (
      <div className="steps-wait">
        <Skeleton height={133} />
      </div>
    )
  }
  localStorage.setItem(remembered, tour.state === 'over' ? 'yes' : 'no')
  if (tour.state === 'over') return null
  return (
    <section className="steps" aria-label={t('steps.title', { steps: steps.length })}>
      <div className="spread steps__head">
        <div>
          <h2>{t('steps.title', { steps: steps.length })}</h2>
          <p className="soft">{t('steps.lead')}</p>
        </div>
        <div className="row">
          <Button kind="quiet" small onClick={() => move({ state: 'over' })}>
            {t('steps.dismiss')}
          </Button>
          {tour.state !== 'shown' && (
            <Button kind="primary" small onClick={() => move({ state: 'shown' })}>
              {t(tour.done.length === 0 ? 'steps.start' : 'steps.resume')}
            </Button>
          )}
        </div>
      </div>
      <ol className="steps__list">
        {steps.map((step, index) => {
          const isDone = tour.done.includes(step)
          return (
            <li key={step} className={isDone ? 'steps__one steps__one--done' : 'steps__one'}>
              <span className="steps__mark">
                {isDone ? <Icon name="check" size={14} /> : <span aria-hidden="true">{index + 1}</span>}
              </span>
              {words(`steps.${step}.title`)}
              {isDone && <span className="visually-hidden">{t('steps.done')}</span>}
            </li>
          )
        })}
      </ol>
      <p className="label">
        <Link to="/help">{t('steps.help')}</Link>
      </p>
    </section>
  )
}
