import type { BranchStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Board, type Column } from './board.tsx'

/** My branch first, then all of them. */
export function BranchBoard({
  standings,
  mine,
}: {
  standings: readonly BranchStanding[]
  mine: BranchStanding | undefined
}) {
  const { t } = useTranslation('leaderboard')
  const columns: readonly Column<BranchStanding>[] = [
    { head: t('column.branch'), cell: { kind: 'part', part: BranchName } },
    { head: t('column.apps'), cell: { kind: 'number', of: ({ apps }) => apps } },
    { head: t('column.users'), cell: { kind: 'number', of: ({ users }) => users } },
  ]
  return (
    <Board
      rows={standings}
      mine={mine === undefined ? [] : [mine]}
      mineTitle={<h2>{t('myBranch')}</h2>}
      columns={columns}
      keyOf={({ branch }) => branch.id}
    />
  )
}

function BranchName({ row: { branch } }: { row: BranchStanding }) {
  const local = useLocal()
  return (
    <Link to="/apps" search={{ branch: branch.id }} className="table__link">
      {local(branch.name)}
    </Link>
  )
}
