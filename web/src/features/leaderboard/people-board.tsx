import { setListed, type PersonStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { notifyOf } from '../../ui/notice.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Board, type Column } from './board.tsx'

/** My own place first, which only I see unless I want to be listed; then the people who do. */
export function PeopleBoard({
  standings,
  mine,
  listed,
}: {
  standings: readonly PersonStanding[]
  mine: PersonStanding | undefined
  listed: boolean
}) {
  const { t } = useTranslation('leaderboard')
  const columns: readonly Column<PersonStanding>[] = [
    { head: t('column.person'), cell: { kind: 'part', part: PersonName } },
    { head: t('column.apps'), cell: { kind: 'number', of: ({ apps }) => apps } },
    { head: t('column.users'), cell: { kind: 'number', of: ({ users }) => users } },
  ]
  return (
    <>
      <ListedSwitch listed={listed} />
      <Board
        rows={standings}
        mine={mine === undefined ? [] : [mine]}
        mineTitle={
          <h2>
            {t('myPlace')} <span className="label">{listed ? t('listed.shown') : t('listed.private')}</span>
          </h2>
        }
        columns={columns}
        keyOf={({ place, display }) => `${place} ${display.zh}`}
      />
      {mine === undefined && <p className="faint ranks__mine">{t('noPlace')}</p>}
      {standings.length === 0 && (
        <EmptyState inline icon="people" title={t('nobody')} hint={t('nobodyHint')} />
      )}
    </>
  )
}

function PersonName({ row: { display, branch } }: { row: PersonStanding }) {
  const local = useLocal()
  return (
    <>
      {local(display)}
      <span className="table__sub">{local(branch.name)}</span>
    </>
  )
}

/** Nobody is on the board who has not said so here. */
function ListedSwitch({ listed }: { listed: boolean }) {
  const { t } = useTranslation('leaderboard')
  const client = useQueryClient()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (wanted: boolean) => call(setListed, { body: { listed: wanted } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['leaderboard'] }),
    onError: notifyOf,
  })
  return (
    <label className="ranks__listed">
      <input
        type="checkbox"
        checked={isPending ? variables : listed}
        disabled={isPending}
        onChange={({ target }) => mutate(target.checked)}
      />
      <span>
        {t('listed.label')}
        <span className="table__sub">{t('listed.hint')}</span>
      </span>
    </label>
  )
}
