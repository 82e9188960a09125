import type { Figure } from '@aladdin/sdk/contract/home.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { figuresQuery } from './queries.ts'

/** Up to three figures of the newest day, from the rows that I may see. */
export function Figures() {
  const { t } = useTranslation('home')
  const figures = useQuery(figuresQuery)
  return (
    <section aria-label={t('figures')}>
      <Loaded answer={figures} skeleton={<Skeleton height={104} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="figures__none soft">{t('noFigures')}</p>
          ) : (
            <ul className="figures">
              {items.map((figure) => (
                <OneFigure key={figure.dataset.name} figure={figure} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function OneFigure({ figure: { dataset, measure, day, value, before } }: { figure: Figure }) {
  const { t } = useTranslation('home')
  const local = useLocal()
  const number = useNumber()
  const what = measure === undefined ? t('rows') : local(measure.title)
  return (
    <li>
      <Link to="/data/$name" params={{ name: dataset.name }} className="figure">
        <span className="figure__what ellipsis">
          {local(dataset.title)} · {what}
        </span>
        <span className="figure__value">
          {number(value)}
          {measure !== undefined && <span className="figure__unit">{local(measure.unit)}</span>}
        </span>
        <span className="label ellipsis">
          {day}
          {before !== undefined && before.value !== 0 && <Move now={value} before={before} />}
        </span>
      </Link>
    </li>
  )
}

/** A rise is neither good nor bad here: what it means is for an app to say. */
function Move({ now, before }: { now: number; before: { day: string; value: number } }) {
  const { t } = useTranslation('home')
  const number = useNumber()
  const change = (now - before.value) / Math.abs(before.value)
  const sign = change > 0 ? '+' : ''
  return (
    <>
      {' · '}
      {t('against', { change: `${sign}${number(change, 'percent')}`, day: before.day.slice(5) })}
    </>
  )
}
