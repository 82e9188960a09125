import type { AppStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Sheet } from '../../ui/sheet.tsx'
import '../../ui/field.css'
import { ScoreReasons } from './score-reasons.tsx'

/** How a score is made, and why one of my own apps has the one that it has. */
export function FormulaSheet({
  mine,
  app,
  window,
  close,
}: {
  mine: readonly AppStanding[]
  app: string | undefined
  window: Window
  close: () => void
}) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  const [name, setName] = useState(app)
  const shown = mine.find((one) => one.name === name) ?? mine[0]
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
      <p className="label">{t(`formula.fading.${window}`)}</p>
      {shown !== undefined && (
        <>
          <h2 className="formula__mine">{t('formula.mine', { title: local(shown.title) })}</h2>
          {mine.length > 1 && (
            <select
              className="input"
              aria-label={t('myApps')}
              value={shown.name}
              onChange={({ target }) => setName(target.value)}
            >
              {mine.map((app) => (
                <option key={app.name} value={app.name}>
                  {local(app.title)}
                </option>
              ))}
            </select>
          )}
          <ScoreReasons app={shown} window={window} />
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
