import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeFirstScreen } from '../../first-screen.ts'

/** The viewer's own first screen where the page came with it, else what the app looks like, until a first block stands. */
export function Picture({
  address,
  word,
  detail,
}: {
  address: string
  word: RunnerStage | 'fetch'
  detail: string
}) {
  const { t } = useTranslation('appPage')
  const place = useRef<HTMLDivElement>(null)
  const [first] = useState(takeFirstScreen)
  useLayoutEffect(() => {
    if (first !== undefined) place.current?.prepend(first)
  }, [first])
  return (
    <div ref={place} className="app__waiting">
      {first === undefined && <img src={address} alt="" width={1120} height={630} />}
      {first === undefined && (
        <p className="app__stage" role="status">
          {t(`stage.${word}`)} {word === 'fetch' ? detail : ''}
        </p>
      )}
    </div>
  )
}
