import { explainScore, type AppStanding, type Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'

/** Why an app of mine has its score: each branch's people, what they count, and its part of the sum. */
export function ScoreReasons({ app, window }: { app: AppStanding; window: Window }) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  const number = useNumber()
  const reasons = useQuery({
    queryKey: ['leaderboard', 'reasons', app.name, window],
    queryFn: ({ signal }) =>
      call(explainScore, { params: { name: app.name }, query: { window } }, { signal }),
  })
  return (
    <Loaded answer={reasons} skeleton={<Skeleton height={160} />}>
      {({ branches, score, counted, capped, young }) => (
        <>
          <p>
            {t('reasons.counted', {
              uses: number(counted.use),
              stars: number(counted.star),
              forks: number(counted.fork),
              place: app.place,
            })}
          </p>
          {capped > 0 && <p className="label">{t('reasons.capped', { people: number(capped) })}</p>}
          {young > 0 && <p className="label">{t('reasons.young', { people: number(young) })}</p>}
          <table className="table reasons">
            <thead>
              <tr>
                <th>{t('column.branch')}</th>
                <th className="number">{t('column.users')}</th>
                <th className="number">{t('reasons.weight')}</th>
                <th className="number">{t('reasons.part')}</th>
              </tr>
            </thead>
            <tbody>
              {branches.map((part) => (
                <tr key={part.branch.id}>
                  <td>{local(part.branch.name)}</td>
                  <td className="number">{number(part.people)}</td>
                  <td className="number">{number(part.weight, 'decimal')}</td>
                  <td className="number">{number(part.score, 'decimal')}</td>
                </tr>
              ))}
              <tr className="reasons__sum">
                <td colSpan={3}>{t('column.score')}</td>
                <td className="number">{number(score, 'decimal')}</td>
              </tr>
            </tbody>
          </table>
        </>
      )}
    </Loaded>
  )
}
