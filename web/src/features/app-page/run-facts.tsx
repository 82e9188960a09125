import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { SourceChip } from './source-chip.tsx'
import type { Source } from './use-run.ts'

/** Data date, where it runs, and whose rows these are. */
export function RunFacts({ run, source }: { run: OpenedRun | undefined; source: Source | undefined }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  const number = useNumber()
  const extracts = run?.extracts ?? []
  const empty = extracts.find((extract) => extract.rows === 0)
  return (
    <p className="app__facts">
      <SourceChip source={source} />
      {run !== undefined && <span>{t('dataDate', { date: run.today })}</span>}
      {extracts.map((extract) => (
        <span key={extract.alias} title={local(extract.reason)}>
          {extract.source} {t('rows', { rows: number(extract.rows) })}
        </span>
      ))}
      {empty !== undefined && <strong>{t('noRows', { reason: local(empty.reason) })}</strong>}
    </p>
  )
}
