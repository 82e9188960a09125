import type { AppStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Sheet } from '../../ui/sheet.tsx'

/** How a score is made, with the numbers of my own best app in it. */
export function FormulaSheet({ mine, close }: { mine: AppStanding | undefined; close: () => void }) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  const number = useNumber()
  return (
    <Sheet title={t('formula.title')} close={close}>
      <p>{t('formula.lead')}</p>
      <div className="formula">{t('formula.text')}</div>
      <dl className="formula-parts">
        {(['visit', 'star', 'fork'] as const).map((part) => (
          <FormulaPart key={part} name={t(`formula.${part}`)} value={t(`formula.${part}Weight`)} />
        ))}
      </dl>
      <p>{t('formula.fair')}</p>
      {mine !== undefined && (
        <>
          <h2 style={{ marginTop: 24 }}>{t('formula.mine', { title: local(mine.title) })}</h2>
          <dl className="formula-parts">
            <FormulaPart name={t('column.users')} value={number(mine.users)} />
            <FormulaPart name={t('column.branches')} value={number(mine.branches)} />
            <FormulaPart name={t('column.stars')} value={number(mine.stars)} />
            <FormulaPart name={t('column.forks')} value={number(mine.forks)} />
            <FormulaPart name={t('column.score')} value={number(mine.score, 'decimal')} />
            <FormulaPart name={t('column.place')} value={String(mine.place)} />
          </dl>
        </>
      )}
    </Sheet>
  )
}

function FormulaPart({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
