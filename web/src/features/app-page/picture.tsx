import type { RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import { useTranslation } from 'react-i18next'

/** What the app looks like, over the frame until a first block stands. */
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
  return (
    <div className="app__waiting">
      <img src={address} alt="" width={1120} height={630} />
      <p className="app__stage" role="status">
        {t(`stage.${word}`)} {word === 'fetch' ? detail : ''}
      </p>
    </div>
  )
}
